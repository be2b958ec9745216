package sources

import (
	"strings"
	"sync"
)

// wordClass is what a word or phrase says around a price.
type wordClass uint8

const (
	wordOther   wordClass = iota
	wordNumber            // digits, grouped or not
	wordBreak             // a comma, bracket or dot in the middle: the clause ends
	wordStop              // the sentence ends
	wordPer               // "per", "/": what follows is a period or a unit
	wordEach              // "a", "im", "al": the same, before periods only
	wordPeriod            // month, Jahr …; the value is the interval
	wordEvery             // monthly, jährlich …: a period that needs no "per"
	wordUnit              // seat, Nutzer …; the value is the unit
	wordTime              // hour, minute: units of use
	wordTimes             // thousand, million: how many units
	wordBill              // billed, payment: a period beside it says how often is paid
	wordOnce              // paid once
	wordFrom              // the least of several prices
	wordContact           // no price is told
	wordFree              // costs nothing
	wordTry               // a trial
	wordWas               // the amount after it is of before
	wordNow               // the amount after it is of today
	wordLoose             // the amount beside it is no price: saved, raised, refunded
	wordBound             // the amount after it is a bound, and no price; before a number, a plan's limit
	wordFee               // a fee that comes once beside the price
	wordPlus              // the amount after it comes on top
	wordAnd               // joins units and periods
	wordFill              // says nothing by itself
	wordPrice             // price, cost, tax: names no plan
	wordBadge             // "most popular": praise beside a name
	wordExtra             // a heading over what is sold beside the plans
	wordAsk               // FAQ and the like: what follows is no offer
)

// word is a class with its value, as the vocabulary holds it.
type word struct {
	class wordClass
	value string
}

// vocabulary is how pricing pages of the web's common languages say these
// things; a phrase's words are separated by a space, "/" is a word.
var vocabulary = []struct {
	class wordClass
	value string
	words string
}{
	{wordPer, "", "あたり|ごと|につき|per|/|pro|je|par|por|każdy|pr|kohti|за|every|each|jede|jeden|jedem|chaque|cada|elke|ogni"},
	{wordEach, "", "a|an|ao|im|in the|al|el|alla|i|na|om|om the|w|v|ved|le|la|the|il"},
	{wordAnd, "", "and|und|et|y|e|en|och|og|oraz|i|&"},
	{wordPeriod, "month", "month|months|mo|mt|mon|månaden|mos|mth|mnth|monat|monats|monate|monaten|mois|mes|meses|maand|maanden|månad|månader|mån|måned|måneder|mnd|mdr|md|miesiąc|miesiące|mies|mês|mese|mesi|měsíc|měs|kk|kuukausi|hó|hónap|luna|lună|ay|місяць|мес|месяц|月|ヶ月|か月|个月|월"},
	{wordPeriod, "year", "year|years|yr|yrs|jahr|jahre|jahres|année|ans|año|años|jaar|år|året|rok|roku|lat|ano|anno|anni|rok|rok|vuosi|v|év|yıl|год|рік|年|년|twelve months|12 months|12 monate|12 mois|12 meses|12 maanden"},
	{wordPeriod, "week", "week|weeks|wk|woche|wochen|semaine|semaines|semana|semanas|weken|vecka|veckor|uke|uker|uge|uger|tydzień|tygodnie|settimana|settimane|týden|viikko|週|周"},
	{wordPeriod, "day", "day|days|tag|tage|tagen|jour|jours|día|días|dia|dias|dag|dagen|dagar|dager|dage|dzień|dni|giorno|giorni|den|dní|päivä|日|日間|天"},
	{wordPeriod, "quarter", "quarter|quartal|trimestre|kwartaal|kvartal|kwartał|čtvrtletí|四半期|3 months|three months|3 monate|3 mois"},
	{wordEvery, "month", "monthly|pcm|mtl|p / m|p m|pm|monatlich|monatliche|monatlicher|monatliches|mensuel|mensuelle|mensuels|mensuellement|mensual|mensuales|mensualmente|maandelijks|maandelijkse|månadsvis|månedlig|månedlige|månedligt|månedsvis|miesięcznie|miesięczny|miesięczna|mensal|mensalmente|mensile|mensili|mensilmente|měsíčně|měsíční|kuukausittain|havonta|lunar|aylık|щомісяця|ежемесячно|月額|毎月|月払い|每月|월간|month to month|mensualidad|mensualidades|mensualité|mensalidade|havi"},
	{wordEvery, "year", "annual|annually|yearly|p a|per annum|l an|annum|p / a|jährlich|jährl|jährliche|jährlicher|jährliches|jaehrlich|annuel|annuelle|annuels|annuellement|anual|anuales|anualmente|jaarlijks|jaarlijkse|årlig|årlige|årligt|årligen|årsvis|årlig|rocznie|roczny|roczna|annuale|annuali|annualmente|annuo|ročně|roční|vuosittain|évente|anual|yıllık|щороку|ежегодно|年額|毎年|年払い|每年|연간|anualidad|anuidade|annualité|annualità|éves"},
	{wordEvery, "week", "weekly|wöchentlich|hebdomadaire|semanal|semanalmente|wekelijks|veckovis|ukentlig|ugentlig|tygodniowo|settimanale|týdně|每周|毎週"},
	{wordEvery, "day", "daily|täglich|quotidien|diario|diariamente|dagelijks|dagligen|daglig|dziennie|giornaliero|denně|毎日"},
	{wordEvery, "quarter", "quarterly|vierteljährlich|quartalsweise|trimestriel|trimestrielle|trimestriellement|trimestral|trimestralmente|per kwartaal|kvartalsvis|kwartalnie|trimestrale|čtvrtletně"},
	{wordTime, "hour", "hour|hours|hr|hrs|h|stunde|stunden|heure|heures|hora|horas|uur|timme|time pr|godzina|godzinę|ora|hodina|時間"},
	{wordTime, "minute", "minute|minutes|min|minuten|minuto|minutos|minut|minuta|minutę|分"},
	{wordTime, "second", "second|seconds|sec|sekunde|seconde|segundo|sekund"},
	{wordTimes, "1000", "thousand|tausend|mille|mil|duizend|tusen|tusind|tysiąc"},
	{wordTimes, "1000000", "million|millionen|millón|miljoen|miljon|milion|milione"},
	{wordUnit, "seat", "seat|seats|user|users|agent|agents|editor|editors|member|members|teammate|teammates|team member|team members|nutzer|nutzers|nutzern|nutzer:in|benutzer|anwender|mitglied|arbeitsplatz|utilisateur|utilisateurs|utilisateur·rice|siège|membre|usuario|usuarios|usuária|miembro|asiento|agente|gebruiker|gebruikers|lid|användare|bruker|brukere|bruger|brugere|medlem|użytkownik|użytkownika|użytkowników|osoba użytkownik|utente|utenti|membro|postazione|usuário|usuários|utilizador|utilizadores|uživatel|uživatele|käyttäjä|felhasználó|kullanıcı|active user|named user|licensed user|paid user|ユーザー|ユーザ|名|用户|사용자|席"},
	{wordUnit, "employee", "employee|employees|mitarbeiter|mitarbeitende|mitarbeiterin|mitarbeitenden|salarié|salariés|employé|collaborateur|empleado|empleados|medewerker|medewerkers|anställd|ansatt|medarbejder|medarbetare|pracownik|pracownika|dipendente|funcionário|colaborador|zaměstnanec|zaměstnance|従業員"},
	{wordUnit, "person", "person|persons|people|personne|persona|persoon|personen|pessoa|osoba|osobę|osoby|人"},
	{wordUnit, "gb", "gb|gib|gigabyte"},
	{wordUnit, "tb", "tb|tib|terabyte"},
	{wordUnit, "mb", "mb|mib|megabyte"},
	{wordUnit, "request", "request|requests|api request|api requests|anfrage|anfragen|abfrage|requête|requêtes|petición|peticiones|solicitud|verzoek|zapytanie|richiesta|リクエスト"},
	{wordUnit, "call", "call|calls|api call|api calls|aufruf|aufrufe|appel|appels|llamada|chiamata|anrop"},
	{wordUnit, "site", "site|sites|website|websites|webseite|sitio|strona|sito"},
	{wordUnit, "device", "device|devices|gerät|geräte|appareil|appareils|dispositivo|dispositivos|apparaat|enhet|urządzenie|zařízení|端末|台"},
	{wordUnit, "server", "server|servers|serveur|serveurs|servidor|serwer"},
	{wordUnit, "location", "location|locations|standort|standorte|emplacement|ubicación|sede|locatie|vestiging|lokalizacja|lokacja|établissement|plats|lokation|lokasjon|拠点"},
	{wordUnit, "store", "store|stores|shop|shops|filiale|filialen|boutique|boutiques|magasin|tienda|tiendas|winkel|winkels|butik|sklep|negozio|loja|店舗"},
	{wordUnit, "vehicle", "vehicle|vehicles|fahrzeug|fahrzeuge|véhicule|véhicules|vehículo|voertuig|fordon|kjøretøy|køretøj|pojazd|veicolo|veículo|vozidlo|車両"},
	{wordUnit, "contact", "contact|contacts|kontakte|contacto|contactos|contatto|contato"},
	{wordUnit, "student", "student|students|schüler|élève|élèves|étudiant|alumno|estudiante|leerling|elev|uczeń|studente|aluno"},
	{wordUnit, "message", "message|messages|nachricht|nachrichten|mensaje|bericht|meddelande|wiadomość|messaggio|mensagem"},
	{wordUnit, "document", "document|documents|dokument|dokumente|documento|documentos"},
	{wordUnit, "page", "page|pages|seite|seiten|página|pagina|sida|side|strona"},
	{wordUnit, "room", "room|rooms|zimmer|chambre|habitación|kamer|rum|pokój|camera|quarto"},
	{wordUnit, "project", "project|projects|projekt|projekte|projet|proyecto|progetto|projeto"},
	{wordUnit, "workspace", "workspace|workspaces|team|organisation|organization"},
	{wordUnit, "token", "token|tokens"},
	{wordUnit, "transaction", "transaction|transactions|transaktion|transacción|transactie|transakcja|transazione|transação"},
	{wordUnit, "domain", "domain|domains|domaine|dominio|domein|domän|domena"},
	{wordUnit, "email", "email|emails|e mail|e mails|mail|mails|courriel|correo"},
	{wordUnit, "child", "child|children|kind|kinder|enfant|niño|barn|dziecko"},
	{wordUnit, "licence", "licence|license|licenses|licences|lizenz|lizenzen|licencia|licentie|licens|licencja|licenza|licença"},
	{wordBill, "", "billed|bill|billing|invoiced|charged|paid|pay|payment|payments|abgerechnet|abrechnung|zahlung|zahlweise|bezahlt|zahlbar|laufzeit|facturé|facturée|facturés|facturation|payé|paiement|engagement|facturado|facturada|facturación|pago|cobrado|pagando|gefactureerd|betaald|betaling|facturatie|faktureras|fakturerat|betalas|debiteras|faktureres|fakturert|faktureret|betales|betalt|afregnes|rozliczane|rozliczenie|płatne|płatność|płacone|fatturato|fatturata|fatturazione|pagamento|addebitato|faturado|faturada|cobrança|fakturováno|účtováno|placeno|commitment|prepaid|subscription|abo|請求|払い|一括払い|when paid|if paid"},
	{wordOnce, "once", "once|one time|one off|onetime|one payment|single payment|perpetual|lifetime|for life|for ever licence|pay once|einmalig|einmal|einmalzahlung|einmalkauf|einmalige|dauerlizenz|lebenslang|perpétuelle|perpétuelles|perpétuel|paiement unique|achat unique|une fois|à vie|une seule fois|licence à vie|pago único|único pago|pago unico|una vez|una sola vez|de por vida|perpetua|perpetuas|eenmalig|eenmalige|levenslang|engångsbetalning|engångsköp|engångs|livstid|engangsbetaling|engangskjøp|engangskøb|engangs|livsvarig|jednorazowo|jednorazowa|jednorazowy|dożywotnio|wieczysta|una tantum|pagamento unico|a vita|perpetua|pagamento único|vitalício|vitalícia|perpétua|jednorázově|doživotně|kertaostos|買い切り|一回払い|一括|永久|買切り|永久授权"},
	{wordFrom, "", "from|fr|starting at|starts at|starting from|start at|starts from|starting|as low as|beginning at|ab|bereits ab|schon ab|à partir de|a partir de|dès|desde|vanaf|från|fra|od|a partire da|da|partir de|od|alkaen|から|〜|～|起"},
	{wordContact, "", "contact us|contact sales|contact our sales team|contact|contact us for pricing|contact sales for pricing|talk to sales|talk to us|talk to an expert|speak to sales|speak to us|speak with us|let's talk|let s talk|let’s talk|get in touch|custom|custom pricing|custom price|custom quote|get a quote|get quote|request a quote|request quote|request pricing|request a price|ask for a quote|ask us|ask for price|by quote|quote|quotation|on request|upon request|price on request|price on application|available on request|poa|p o a|bespoke|bespoke pricing|tailored|tailored pricing|individual pricing|call us|call for pricing|call for price|write to us|email us|enquire|inquire|book a demo for pricing|on demand pricing|negotiable|auf anfrage|preis auf anfrage|preise auf anfrage|individuell|individuelles angebot|individueller preis|angebot anfordern|angebot anfragen|kontaktieren sie uns|kontakt aufnehmen|kontaktiere uns|kontakt|sprechen sie uns an|sprechen sie mit uns|nach absprache|nach vereinbarung|sur devis|sur demande|tarif sur demande|prix sur demande|nous consulter|nous contacter|contactez nous|contactez-nous|demander un devis|parlons en|parlons-en|devis|sur mesure|a consultar|consultar|consúltanos|consultar precio|precio a consultar|contáctanos|contáctenos|contacta|contacta con nosotros|contactar|contactar con ventas|hablemos|a medida|bajo consulta|solicitar presupuesto|pedir presupuesto|solicita presupuesto|presupuesto|op aanvraag|prijs op aanvraag|neem contact op|contact opnemen|offerte aanvragen|offerte|maatwerk|in overleg|kontakta oss|på förfrågan|på begäran|begär offert|offert|pris på förfrågan|kontakt oss|ta kontakt|på forespørsel|pris på forespørsel|be om tilbud|kontakt os|på forespørgsel|pris på forespørgsel|få et tilbud|efter aftale|skontaktuj się|skontaktuj się z nami|na zapytanie|wycena indywidualna|indywidualna wycena|indywidualnie|cena na zapytanie|zapytaj o cenę|cena indywidualna|su richiesta|prezzo su richiesta|contattaci|contatta le vendite|preventivo|richiedi un preventivo|richiedi preventivo|su misura|sob consulta|sob medida|fale conosco|fale com vendas|fale connosco|contacte nos|contacte-nos|contate nos|entre em contato|entre em contacto|pedir orçamento|solicitar orçamento|na vyžádání|kontaktujte nás|na dotaz|individuální|cena na dotaz|ota yhteyttä|pyydä tarjous|お問い合わせ|お問い合わせください|要問い合わせ|要お問い合わせ|応相談|個別見積|個別見積り|お見積り|見積もり|要見積|联系我们|文의"},
	{wordFree, "", "free|free and open source|free & open source|free forever|forever free|free for ever|always free|for free|no charge|no cost|kostenlos|kostenfrei|gratis|dauerhaft kostenlos|für immer kostenlos|umsonst|gratuit|gratuite|gratuitement|gratuit à vie|gratuito|gratuita|grátis|voor altijd gratis|gratis voor altijd|altijd gratis|darmowy|darmowe|za darmo|bezpłatny|bezpłatnie|bezpłatne|zdarma|ilmainen|ingyenes|無料|免费|무료|ücretsiz"},
	{wordTry, "", "trial|trials|try|test|testen|testphase|testzeitraum|testversion|probezeit|probieren|ausprobieren|probemonat|essai|essayer|essayez|d'essai|prueba|pruebas|probar|pruébalo|proef|proefperiode|proberen|uitproberen|prova|provperiod|prövotid|testa|prøv|prøve|prøveperiode|test gratis|próba|próbny|próbne|wypróbuj|testuj|okres próbny|prova gratuita|di prova|periodo di prova|teste|avaliação|experimente|zkušební|vyzkoušet|トライアル|お試し|体験|试用"},
	{wordWas, "", "was|previously|formerly|instead of|regular price|regularly|regular|usually|normally|normal price|list price|original price|originally|old price|rrp|msrp|before|statt|anstatt|früher|vorher|bisher|uvp|statt bisher|au lieu de|avant|ancien prix|prix normal|antes|precio anterior|en lugar de|en vez de|antes de|voorheen|normaal|was nu|in plaats van|adviesprijs|i stället för|istället för|ordinarie|ordinarie pris|tidigare|før|førpris|normalpris|tidligere|i stedet for|veil|zamiast|poprzednio|wcześniej|cena regularna|invece di|anziché|prima|prezzo pieno|em vez de|anterior|místo|původně|původní cena|通常価格|定価|通常|原价|reg|list"},
	{wordNow, "", "now|now only|sale|sale price|today|jetzt|nur|nur noch|aktuell|heute|maintenant|désormais|ahora|hoy|nu|nu slechts|nå|nyt pris|teraz|tylko|ora|adesso|solo|agora|hoje|nyní|only|just|seulement|slechts|bara|kun|apenas|nun|今なら"},
	{wordLoose, "", "save|saves|saved|saving|savings|you save|raised|worth|refund|refunded|refunds|credit|credits worth|discount|off|deal|deals|bonus|voucher|coupon|reward|cashback|cash back|revenue|spend|spent|budget|spar|sparen|sparst|spare|ersparnis|gespart|rabatt|guthaben|gutschein|économisez|économisent|économie|économies|remise|réduction|crédit|gain|gain de|ahorra|ahorran|ahorre|ahorro|descuento|crédito|bespaar|besparen|bespaard|korting|tegoed|spara|sparar|besparing|besparelse|rabat|oszczędź|oszczędzasz|zniżki|zniżka|taniej|risparmi|risparmia|sconto|economize|poupe|desconto|ušetříte|sleva|お得|割引|avoid|avoids|avoided|avoiding|recovered|recoup|recouped|recouping|earned|lost|loses|losing|won|wasted|stolen|donated|donate|invested|funding|grant|fine|fined|fines|penalty|penalties|vermieden|vermeiden|eingespart|verloren|gewonnen|strafe|bußgeld|gespendet|évité|évitons|évitent|perdu|perdus|gagné|pénalités|amende|evitado|evitamos|perdido|ganado|multa|multas|bespaarde|boete|sparat|undvek|undgik|unngikk|uniknęli|stracili|grzywny|evitato|persi|recuperati|evitou|perdeu|economizou"},
	{wordBound, "", "up to|over|more than|less than|at least|bis zu|über|weniger als|mehr als|mindestens|jusqu'à|plus de|moins de|hasta|más de|menos de|tot wel|meer dan|minder dan|upp till|över|mer än|opptil|opp til|mer enn|op til|mere end|ponad|fino a|oltre|più di|até|mais de|maximaal|maximal|maximum|no more than|fewer than|au maximum|como máximo|al massimo|no máximo|höchstens|enintään|legfeljebb|最大"},
	{wordFee, "", "setup|set up|setup fee|set up fee|onboarding|onboarding fee|installation|installation fee|activation|activation fee|implementation|implementation fee|joining fee|enrolment fee|registration fee|deposit|shipping|delivery|training|einrichtung|einrichtungsgebühr|einmalige einrichtung|einmalige einrichtungsgebühr|bereitstellung|bereitstellungsgebühr|anschlussgebühr|setupgebühr|kaution|versand|frais|frais d'installation|frais de mise en service|frais d'activation|mise en service|instalación|alta|cuota de alta|gastos de alta|puesta en marcha|instellingskosten|opstartkosten|installatiekosten|inrichting|aansluitkosten|startavgift|startavgift|uppstartsavgift|etablering|etableringsgebyr|oprettelse|oprettelsesgebyr|opprettelse|opłata aktywacyjna|opłata instalacyjna|aktywacja|wdrożenie|attivazione|costo di attivazione|taxa de adesão|taxa de instalação|adesão|初期費用|設定費"},
	{wordPlus, "", "plus|adds|additional|extra|each additional|additional user|extra user|overage|overages|thereafter|add on|addon|beyond|on top|zzgl|zuzüglich|zusätzlich|zusätzliche|zusätzlicher|jeder weitere|jede weitere|jedes weitere|weitere|supplémentaire|supplémentaires|en plus|puis|adicional|adicionales|luego|bijkomend|daarna|ytterligare|därefter|tillägg|ekstra|deretter|derefter|dodatkowy|dodatkowo|każdy kolejny|aggiuntivo|aggiuntivi|poi|+"},
	{wordFill, "", "or|oder|ou|o|of|eller|lub|with|mit|avec|con|met|med|z|com|for|für|pour|para|voor|för|for|dla|bei|at|on|you|your|we|it|is|are|as|if|when|all|alle|tous|todos|all in|of the|de|du|des|d|l|do|da|af|till|til|bis|to|that|this|only|approx|ca|then|first|get|buy|kaufen|acheter|comprar|kopen|köp|køb|kjøp|kup|acquista|buy for|order|bestellen|choose|select|wählen|costs|cost|kostet|kosten|coûte|coûtent|cuesta|kostar|koster|kosztuje|costa|custa|stojí|subscribe|get started|sign up|join|buy now|order now|equals|equivalent|effective|effectively|average|forever|ever|für immer|being|flat|flat rate|flatrate|pauschal|purchase|一"},
	{wordPrice, "", "amounts|beträge|bedragen|importes|montants|importi|belopp|price|prices|pricing|rate|rates|cost|fee|fees|charge|amount|plan|plans|tier|tiers|subscription|preis|preise|tarif|tarife|tarifs|gebühr|grundgebühr|grundpreis|prix|formule|formules|precio|precios|cuota|tarifa|tarifas|prijs|prijzen|pris|priser|avgift|cena|ceny|cennik|opłata|prezzo|prezzi|costo|canone|preço|preços|mensalidade|valor|料金|価格|プラン|vat|excl|incl|ex|inc|exclusive|inclusive|tax|taxes|excluding|including|gst|mwst|ust|netto|brutto|zuzüglich mwst|zzgl mwst|inkl|exkl|ohne|ht|ttc|hors|hors taxes|iva|incluido|sin iva|btw|moms|mva|inkl moms|exkl moms|ekskl|uten mva|vat netto|esclusa|inclusa|税込|税抜|税別|（税込）|含税|usd|eur|gbp|our|nos|nuestros|onze|våra|unsere|simple|simple pricing|transparent|choose your plan|choose a plan|compare plans|pick your plan|pick a plan|plans and pricing|pricing plans|planes y precios|planes|unsere preise|nos tarifs|choose|find|right|membership|memberships|abonnement|abonnements|pakete|packages|edition|editions"},
	{wordBadge, "", "most popular|popular|best value|recommended|bestseller|best seller|best choice|our favourite|favourite|new|sale|limited offer|limited time|current plan|great value|beliebt|am beliebtesten|beliebteste|empfohlen|empfehlung|bestes angebot|unser tipp|tipp|meistgewählt|neu|populaire|le plus populaire|recommandé|le plus choisi|meilleur choix|conseillé|nouveau|más popular|el más popular|popular|recomendado|mejor valor|nuevo|populair|meest gekozen|meest populair|aanbevolen|populärast|mest populär|rekommenderas|mest populære|anbefalt|anbefalet|mest populær|mest valgt|najpopularniejszy|polecany|polecamy|bestseller|più popolare|consigliato|il più scelto|mais popular|nejoblíbenější|doporučujeme|人気|おすすめ|一番人気|推荐"},
	{wordExtra, "", "extra opties|extra options|extra optionen|extra services|extra modules|extra diensten|opzioni extra|opciones extra|ekstra tjenester|ekstra ydelser|dodatkowe opcje|dodatkowe moduły|add ons|addons|optional add ons|optional extras|extras|add ons and extras|add ons & extras|zusatzmodule|zusatzoptionen|zusatzleistungen|zubuchbare module|options supplémentaires|modules complémentaires|complementos|extra's|uitbreidingen|tilläggstjänster|tillægg|tillegg|tilvalg|dodatki|usługi dodatkowe|componenti aggiuntivi|servizi aggiuntivi|adicionais|オプション|available add ons|optional addons|available addons|popular add ons|recommended add ons|our add ons|available extras|optional add on|power ups|powerups|boosters|add on modules|add on services|additional services|additional modules|optional services|optional modules|zubuchbare optionen|zubuchbare extras|zubuchbare leistungen|optionale module|optionale leistungen|optionale extras|optionale zusätze|zusatzpakete|zusätze|erweiterungen|zusätzliche leistungen|options à la carte|options complémentaires|services complémentaires|modules optionnels|options en supplément|services en option|opciones adicionales|servicios adicionales|extras opcionales|módulos adicionales|módulos opcionales|aanvullende diensten|optionele modules|optionele extra's|aanvullingen|tillval|tilläggsmoduler|tilleggstjenester|tilvalgsmoduler|tillægsydelser|ekstra moduler|opcje dodatkowe|moduły dodatkowe|moduli aggiuntivi|servizi opzionali|opzioni aggiuntive|serviços adicionais|módulos adicionais|extras opcionais|opcionais|doplňky|doplňkové služby|lisäpalvelut|kiegészítők|追加オプション|付加サービス"},
	{wordAsk, "", "faq|faqs|q & a|frequently asked questions|frequently asked|questions|common questions|questions and answers|good to know|häufige fragen|häufig gestellte fragen|fragen und antworten|questions fréquentes|foire aux questions|vos questions|preguntas frecuentes|preguntas|veelgestelde vragen|vragen|vanliga frågor|frågor och svar|ofte stilte spørsmål|vanlige spørsmål|ofte stillede spørgsmål|spørgsmål og svar|najczęściej zadawane pytania|często zadawane pytania|najczęstsze pytania|pytania i odpowiedzi|pytania|domande frequenti|perguntas frequentes|dúvidas frequentes|časté dotazy|usein kysyttyä|よくある質問|よくあるご質問|常见问题|what our customers say|testimonials|customer stories|kundenstimmen|témoignages|testimonios|press"},
}

// compounds are prices by the period that is their first half, which some
// languages write as one word: "Jahrespreis", "månadsavgift".
var compounds = []struct{ interval, heads, tails string }{
	{"month", "monats", deTails},
	{"year", "jahres", deTails},
	{"week", "wochen", deTails},
	{"day", "tages", deTails},
	{"quarter", "quartals", deTails},
	{"month", "maand", nlTails},
	{"year", "jaar", nlTails},
	{"week", "week", nlTails},
	{"quarter", "kwartaal", nlTails},
	{"month", "månads|måneds|månads|mnd", noTails},
	{"year", "års|helårs", noTails},
	{"week", "vecko|uke|uge", noTails},
	{"quarter", "kvartals", noTails},
	{"month", "kuukausi", "hinta|maksu"},
	{"year", "vuosi", "hinta|maksu"},
}

// The second halves of compounds; what may name a plan, like "abo", is none.
const (
	deTails = "preis|preise|gebühr|gebühren|beitrag|beiträge|tarif|entgelt|miete|kosten|pauschale|betrag|rate|grundpreis|grundgebühr|nettopreis|bruttopreis"
	nlTails = "prijs|prijzen|tarief|tarieven|bedrag|kosten|bijdrage|huur"
	noTails = "pris|priser|avgift|avgifter|gebyr|kostnad|leje|leie|belopp|beløp|beløb"
)

// compound adds the words that two halves make.
func compound(list map[string]word) {
	for _, c := range compounds {
		for _, head := range strings.Split(c.heads, "|") {
			for _, tail := range strings.Split(c.tails, "|") {
				if _, ok := list[head+tail]; !ok {
					list[head+tail] = word{wordEvery, c.interval}
				}
			}
		}
	}
}

// maxPhrase is the words of the longest phrase that is looked up.
const maxPhrase = 5

// planWords is the vocabulary by phrase; the first entry of a phrase counts. A
// word with a space behind it is there when a longer phrase begins with it.
var planWords = sync.OnceValue(func() map[string]word {
	marks := strings.NewReplacer("'", " ", "’", " ", "-", " ")
	list := make(map[string]word, 2048)
	for _, v := range vocabulary {
		for _, phrase := range strings.Split(v.words, "|") {
			phrase = marks.Replace(phrase)
			if _, ok := list[phrase]; !ok {
				list[phrase] = word{v.class, v.value}
			}
			if first, _, more := strings.Cut(phrase, " "); more {
				if _, ok := list[first+" "]; !ok {
					list[first+" "] = word{} // more words may follow
				}
			}
		}
	}
	compound(list)
	return list
})

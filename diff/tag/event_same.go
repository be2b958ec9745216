package tag

import (
	"strings"
	"sync"
)

// sameWords finds the things. It is made when an event is first compared: most
// commands compare none, and should not wait for it at their start.
var sameWords = sync.OnceValue(func() dictionary { return synonyms(sameLines) })

// sameLines are words for one thing, in the four languages; "*" stands for any
// ending. Two tellings that choose other words of a line still share one.
const sameLines = `
	insur* assur* versicher* segur* underwrit* policyholder*
	retail* shop shops store stores supermarket* einzelhand* laden magasin* tienda* comerc* handler merchant* chain
	bank banks banking lender lenders banque* banco bancos kreditinstitut*
	pay pays payment* payout* zahl* bezahl* paiement* pago pagos checkout acquiring
	till tills terminal* register kasse kassen caisse* tpv pos
	hospital* clinic* klinik* krankenhaus* hopita* patient* doctor* physician* medic* arzt* health* telehealth gesundheit* sante salud
	test tests testing assay* diagnost*
	drug drugs therap* medicine* medikament* medicament*
	van vans truck* lorry lorries lieferwagen transporter lkw furgonet* camion* fourgon* utilitaire*
	car cars vehicle* auto autos fahrzeug* coche* voiture* vehicul*
	charger* charging ladepunkt* lades* ladesaul* schnelllad* recarga cargador* recharge borne bornes
	wind turbine* windrad windpark* eolien* eolic* turbin*
	power energy electric* strom energie* energia elektr* electri* grid utilit*
	solar photovolt* panel panels
	food foods lebensmittel aliment* grocery groceries
	cheese kase fromage* queso* dairy
	drink drinks beverage* getrank* boisson* bebida*
	restaurant* cafe cafes eatery diner* gastronom* waiter* kellner* camarero* serveur*
	haulier* carrier* forwarder* logist* freight spedition* shipment* sendung* fracht fret carga cargo mercanci* shipping transport*
	track tracks tracking visibility trace sendungsverfolgung verfolg* suivi seguimiento
	warehouse* lager* entrepot* almacen* depot* hub hubs umschlag* plateforme plataforma
	factory factories plant plants works werk werke fabrik* usine* fabrica* planta mill production manufactur*
	office offices buro bureau* oficina* site sites standort* premises
	headquarter* hauptsitz zentrale siege sede
	cloud host hosting hoster hebergeur* alojamiento nube
	server* rechenzentr* datacent*
	database* datenbank* lakehouse lake
	search recherche suche busqueda query queries
	security cyber* sicherheit* securite seguridad
	identity identit* login logins anmeld* passkey* password* passwort* contrasena* credential*
	attack* angriff* attaque* ataque* hack* intrud* breach*
	leak* stolen theft copied abgeflossen vol robo datenleck exfiltrat*
	account* konto konten compte* cuenta*
	card cards karte* carte tarjeta*
	tax taxes steuer* impot* impuesto* vat
	bookkeep* accounting accountant* buchhalt* comptab* contab* ledger*
	payroll lohn* gehalt* salar* nomina* paie wage* paid payslip*
	contractor* freelanc* selbstandig* independant* autonomo*
	staff employee* worker* colleague* mitarbeiter* beschaftigt* angestellt* salarie* effectif* emplead* trabajador* plantilla workforce headcount people
	job jobs post posts role roles position* vacanc* stelle stellen arbeitspl* emploi* poste postes puesto* empleo* opening openings
	developer* engineer* programmer* entwickler* ingenieur* ingeniero* developpeur* desarrollador*
	signature* esign* unterschrift* signatur* firma firmas
	contract* vertrag* contrat* contrato* agreement accord acuerdo vereinbarung deal pact
	document* dokument* paper papers letter letters mail files unterlagen
	model models modell* modele* modelo*
	open offen* ouvert* abiert* weights
	message* messaging sms text texts nachricht* mensaje*
	call calls voice telefon* phone* telephon* anruf* appel* llamada*
	customer* client* kund* user users nutzer* utilisat* usuario* subscriber*
	supplier* vendor* anbieter* fournisseur* proveedor* lieferant*
	government* ministr* state behorde* verwaltung* gouvernement* gobierno* municip* city cities
	regulator* watchdog supervisor* authorit* aufsicht* behord* regulat* autorit* autorid*
	court courts judge* lawsuit* suit sue sues sued complaint* klage* tribunal* demanda* proces litigation legal
	fine fined penalt* strafe* bussgeld* amende* multa* sanction*
	approve* approval clearance cleared genehmig* zulass* zugelass* autoris* aprob* agrement licen* lizenz*
	recall* ruckruf* rappel* retirad* withdrawn pulled
	buy buys bought acquir* acquis* takeover purchas* kauf* ubern* uebern* rachet* rachat* compra* adquir* adquis* swallow* snap* snaps
	sell sells sold sale disposal divest* verkauf* vend* vente
	merge* merger fusion*
	invest* investor* backer* financ* anleger* geldgeber* inversor* inversion* levee capital
	round series finanzierungsrunde runde ronda tour
	valuation* valued worth bewert* valoris* valor*
	ipo listing nasdaq nyse exchange bourse borse* bolsa flotation prospectus prospekt folleto cotiz*
	bond bonds note notes anleihe* obligation* bono bonos debt
	loan* kredit* pret prestamo* credit facility borrow* lend*
	profit* gewinn* benefice* beneficio* earning* income earned
	revenue* sales turnover umsatz* chiffre ventas ingresos
	result* ergebnis* resultat* resultado* quarter* trimestre quartal* halbjahr*
	dividend* dividende*
	outlook guidance forecast* prognose* ausblick previsi* expects
	price* pricing preis* prix precio* tarif* fee fees gebuhr* frais charge charges charged cost costs kosten cout* coste* rate rates
	rise rises raise* raising increase* hike* dearer erhoh* anheb* teurer augment* hausse sube subir encarec* up
	cut cuts lower* reduc* drop* slash* cheaper senk* gunstiger billiger baisse* reduit bajar baja rebaja* discount*
	free gratis gratuit* kostenlos* zero nothing
	plan plans tier tiers tarif edition package
	end ends ended ending close* shut* discontinu* sunset kill* einstell* beend* arret* fin cierra
	start starts begin* launch* starten startet beginn* lance* lanza* commence* rollout
	appoint* name named names hire* hires ernenn* beruf* nomm* nombr* designat*
	leave* leaves step* depart* quit resign* retire* bows exits geht verlass* abschied* rucktritt* quitte* depart demission* dimit* deja succe* nachfolg*
	chief ceo boss head top leader* chef* vorstand* geschaftsfuhr* directeur* direct* pdg jefe consejer*
	founder* grunder* fondateur* fundador*
	cfo finanzchef* financier*
	board vorstand* aufsichtsrat* conseil consejo directors
	partner* alliance* alli* ally team* joint together gemeinsam ensemble juntos cooper* kooper* zusammenarbeit* socio*
	integrat* connector* anbindung* schnittstell* plug* einbau* connect* conect*
	choose* chose choos* pick* select* award* opt opts wahlt entscheid* setzt choisi* elige elegid* goes
	win wins won land* gewinn* gewonnen remport* gana gano
	conference* konferenz* congres* kongress* summit* gathering meeting* event events tagung* conferencia* fair messe
	ticket* register* registration* anmeldung* inscripti* inscripc*
	award* prize* trophy trophies winner* auszeichn* premio* jury jurors
	film* documentar* doku* movie pelicula* television tv fernseh* televis* screen premiere
	podcast* episode* folge interview* guest gesprach* entretien* entrevist* talk talks conversation listen
	brand* marke* marque* marca* logo logos name rename* renam*
	outage* down downtime incident* ausfall* storung* panne* caida unavailable
	certificate* certif* zertifi* homologa* seal accredit*
	engine code codebase
	secret* geheim* misappropriat*
	expand* expansion enter* erweiter* expandier* ausbau* etend* ampli* arrive* comes
	germany german deutschland deutsch* allemagne allemand* aleman*
	france french frankreich franzos* francais* francia frances*
	spain spanish spanien spanisch* espagn* espan*
	italy italian italien* italia*
	britain british uk england grossbritann* britisch* britanniq* reino
	netherlands dutch niederland* holland* neerland*
	poland polish polen polnisch* pologne polonais* polonia polac*
	europe european eu europa* europ*
	america american us usa amerika* amerique americ* estados
	asia asian apac asien asie asiatic*
	child children kinder enfant* nin*
	woman women frau frauen femme* mujer*
	school* schule* ecole* escuela* student* universit* hochschule*
	train trains rail railway* bahn zug ferroviair* ferrocarril tren
	ship ships port ports barge* hafen schiff* navire* barco* puerto
	build* construct* bau bauen baut construir* constru* batiment*
	deliver* liefer* livr* entreg* shipped
	range reichweite autonom* alcance
	battery batteries batter* akku*
	image* picture* photo* bild* foto* imagen*
	water wasser eau agua
	machine* device* gerat* appareil* dispositiv* gadget* hardware handheld
	robot* automat*
	satellite* space weltraum espace
	aircraft plane planes airline* flug* avion* aerien* flights
	hotel* travel* reise* voyage* viaje*
	house home homes housing haus wohn* maison vivienda*
	game games spiel* jeu juego*
	music musik musique musica
	law laws gesetz* loi ley rule rules regel*
	study report survey studie etude estudio research*
	green sustainab* climate carbon klima* climat* emission* nachhaltig*
	union unions gewerkschaft* syndicat* sindicato* strike* streik* greve huelga`

// dictionary finds the thing that a word is for.
type dictionary struct{ whole, begin map[string]string }

func synonyms(lines string) dictionary {
	d := dictionary{whole: map[string]string{}, begin: map[string]string{}}
	for line := range strings.SplitSeq(lines, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		thing := "~" + strings.TrimSuffix(words[0], "*")
		for _, w := range words {
			in := d.whole
			if stem, ok := strings.CutSuffix(w, "*"); ok {
				w, in = stem, d.begin
			}
			if _, taken := in[w]; !taken {
				in[w] = thing
			}
		}
	}
	return d
}

// of gives the thing that a word is for, "" when it is none of the table.
func (d dictionary) of(low string) string {
	if thing, ok := d.whole[low]; ok {
		return thing
	}
	for n := min(len(low), 12); n >= 3; n-- {
		if thing, ok := d.begin[low[:n]]; ok {
			return thing
		}
	}
	return ""
}

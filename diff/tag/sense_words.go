package tag

import (
	"strings"
	"sync"
)

// firmWords are what only texts about companies say, by language.
var firmWords = map[string]map[string]bool{
	"de": wordSet(`unternehmen unternehmens konzern konzerns firma firmen hersteller anbieter anbieters betreiber händler dienstleister versicherer fintech startup start-up gründer gründerin gründern
		kunden kundinnen kunde neukunden bestandskunden geschäftsführer geschäftsführerin geschäftsführung vorstandschef vorstandschefin finanzchef vertriebschefin technikchef aktionäre aktionären tochter tochterfirma belegschaft
		mitarbeiter mitarbeitende beschäftigte beschäftigten umsatz investoren software app plattform brauerei spedition filiale filialen marktführer familienunternehmen familienbetrieb mittelständler
		stadtwerke produzent zulieferer verlag bank sparkasse reederei molkerei bäckerei kellerei autobauer maschinenbauer großhändler produktion produkt produkte niederlassung werk werke jungfirma
		softwarehaus gmbh kg wir unser unsere unserer unserem unseren managerin manager wettbewerber konkurrent konkurrenten geschäftskunden handwerker betriebe marke partnerunternehmen tarife abonnenten
		nutzer auftraggeber aufträge auftrag konzernchef firmenchef insolvenz insolvenzverwalter filialnetz lieferdienst fahrdienst onlineshop messestand fachmesse webinar version update
		arbeitgeber arbeitgeberin agentur beratung kanzlei klinikbetreiber kette handelskette pharmakonzern biotech jungunternehmen aktiengesellschaft genossenschaft
		molkereigenossenschaft gesellschafter eigentümer beteiligung übernahme kundschaft großkunde großauftrag rechenzentrum maschinen maschinenhersteller stelle stellen
		standort standorte lizenz abo abos preismodell finanzierungsrunde series investor beirat aufsichtsrat vorstand winzer weingut optiker apothekenkette baumarkt möbelhaus
		druckerei schreinerei tischlerei hotelkette airline fluggesellschaft bahnbetreiber energieversorger netzbetreiber telekom provider hoster kassen schnittstelle api cloud
		onlinehändler modelabel modehaus getränke medizintechnik`),
	"fr": wordSet(`entreprise entreprises société sociétés groupe fabricant éditeur éditrice startup start pme eti fournisseur opérateur assureur enseigne filiale clients clientèle client cliente actionnaires actionnaire
		salariés salarié usine usines boutique boutiques logiciel logiciels plateforme application appli abonnés abonnement courtier hébergeur manufacture distributeur constructeur équipementier industriel industrielle
		concurrent concurrents investisseurs investisseur fonds transporteur marque pdg banque fondateur fondatrice fondateurs détaillant épicier brasserie biscuiterie fromager papetier câblodistributeur
		exploitant prestataire spécialiste coopérative exploite collaborateurs effectifs consultants laboratoire laboratoires biotech fintech entrepôt magasin magasins sas sarl nous notre nos cabinet patronne
		patron directeur directrice commercialisation maroquinier horloger chocolatier vigneron producteur maison atelier ateliers stand webinaire utilisateurs version licence levée
		industriels cimentier brasseur viticulteur confiseur boulangerie fromagerie laiterie imprimeur imprimerie agence compagnie compagnies aérienne ferroviaire télécom
		télécoms énergéticien mutuelle promoteur studio franchise franchisés siège effectif emplois postes production chaîne gamme capital investissement commande commandes
		contrat partenaires partenaire négociant géant leader pionnier acteur licornes licorne cofondateur cofondatrice dirigeant dirigeante dirigeants horlogère pharmaceutique
		cloud api solution fonctionnalité`),
	"es": wordSet(`empresa empresas compañía compañías firma grupo fabricante startup proveedor proveedora operadora operador aseguradora cadena filial clientes cliente accionistas plantilla trabajadores operarios planta
		fábrica tienda tiendas software plataforma aplicación app fondos inversores cooperativa constructora financiera banco marca sucursales sucursal laboratorio laboratorios bodega aerolínea multinacional pymes pyme
		socios distribuidora consultora naviera siderúrgica farmacéutica automotriz tecnológica conservera ceo fundador fundadora gerente consejera consejero delegada delegado consumidores programa usuarios abonados
		competidor competidora competidoras producto productos empleados despidos locales franquicia almacén nave flota suscriptores sociedad nuestro nuestra nuestros nuestras nosotros celebramos hemos superamos webinar
		gremio hotelera cervecera láctea cementera minera petrolera energética eléctrica comercializadora red pedidos versión descargar astilleros gasolineras heladerías
		firmas industrial industria cervecería panadería pastelería imprenta agencia constructoras inmobiliaria promotora telecom telefónica hotel hoteles restaurante
		restaurantes viñedo editorial estudio franquicias sede empleo puestos producción capital inversión inversionistas contrato pedido proveedores socio directivo directiva
		cofundador cofundadora matriz portafolio filiales fondo ronda nube api integración función petroquímica acerera papelera textil calzado mueblera juguetera relojera
		energéticas telecomunicaciones fintech edtech biotecnológica biotech emprendedores supermercados hipermercados`),
}

// firmTails end German words for kinds of firms.
var firmTails = []string{
	"hersteller", "händler", "anbieter", "konzern", "firma", "firmen", "betreiber", "dienstleister", "versicherer", "zulieferer", "spezialist", "spezialistin", "unternehmen", "unternehmens",
	"software", "lieferant", "produzent", "verlag", "brauerei", "handelshaus", "kette", "gruppe", "ausrüster", "entwickler", "dienst", "werke", "reederei", "tochter", "gründer", "gründerin",
	"kunden", "chef", "chefin", "portal", "plattform", "holding", "startup", "discounter", "vermieter", "versorger", "bauer", "bank",
}

var (
	legalForms = wordSet(`GmbH AG SE KG SA SAS SARL SL SAU SpA Ltd Inc Cie Corp Sàrl KGaA`)
	sumWords   = wordSet(`million millionen millions millones millón milliarden milliards mio mrd m€ m`)
	// institutions act like companies, and are none.
	institutions = wordSet(`gobierno senado congreso selección ayuntamiento hospital museo universidad ministerio tribunal iglesia ejército policía liga corte parlamento junta comunidad estado
		assemblée état gouvernement sénat université tribunal église police armée ligue ville mairie région république météo union
		hacienda dólar indec euribor ibex bce ezb dax`)
	// plainShaped are usual German words that end as names do.
	plainShaped = wordSet(`auto büro foto konto kino radio zoo euro kita thema firma europa klima praxis basis fokus bus haus video studio risiko tempo kilo oma opa hanka allianz party handy baby hobby lobby
		china amerika afrika usa jubiläum datum zentrum museum publikum album studium plan man kan japan iran orkan vulkan roman sultan person saison region million station balkon ballon beton
		motor autor doktor sensor reaktor monitor kontor humor terror sektor faktor direktor chor kanal signal skandal personal lokal oval total mineral general hotel titel mittel viertel kapitel artikel onkel mantel apfel vogel
		engel spiel ziel stil handel wandel kartell modell duell bayern rhein main donau dresden ende wm em as gas glas gras spaß atlas glas los moos trikot bundestag`)
	strangeTails = [][2]string{
		{"klub", "sport"},
		{"liga", "sport"},
		{"meisterschaft", "sport"},
		{"trainer", "sport"},
		{"spieler", "sport"},
		{"spielerin", "sport"},
		{"pokal", "sport"},
		{"sieger", "sport"},
		{"rennen", "sport"},
		{"turnier", "sport"},
		{"minister", "public"},
		{"ministerin", "public"},
		{"bürgermeister", "public"},
		{"bürgermeisterin", "public"},
		{"partei", "public"},
		{"wahl", "public"},
		{"wahlen", "public"},
		{"koalition", "public"},
		{"kirche", "town"},
		{"kirchen", "town"},
		{"glocken", "town"},
		{"schule", "town"},
		{"schüler", "town"},
		{"fest", "town"},
		{"markt", "town"},
		{"museum", "culture"},
		{"ausstellung", "culture"},
		{"konzert", "culture"},
		{"theater", "culture"},
		{"festspiele", "culture"},
		{"orchester", "culture"},
	}
)

// strangeFields is the field of each word that is not of business; it is built
// when the first foreign headline is read.
var strangeFields = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for field, words := range strangeSingle {
		for _, w := range strings.Fields(words) {
			table[w] = field
		}
	}
	return table
})

var strangePhrases = sync.OnceValue(func() *matcher {
	m := newMatcher()
	for field, lines := range strangeSeveral {
		if err := m.add(lines, phrase{tag: field}); err != nil {
			panic("tag: " + err.Error()) // a wrong phrase in this file: every test of foreign headlines fails on it
		}
	}
	return m
})

// strangeSeveral are fields by phrases of several words.
var strangeSeveral = map[string]string{
	"sport": `équipe de france
		ligue 1|2
		atlético|athletic de
		primera|segunda división
		premier league
		al|del|el mundial
		club de|des football|fútbol|rugby|tennis
		but|buts|goles|tore contre|gegen|de`,
	"culture": `el prado|thyssen|guggenheim
		le louvre`,
	"public": `assemblée nationale|fédérale
		l'assemblée rejette|adopte|vote|approuve|examine|débat
		campagne|alliance|alianza|campaña électorale|atlantique|electoral|atlántica
		conseil municipal|communal|régional|départemental|général
		guardia civil
		junta de andalucía|gobierno
		premier|primer ministre|ministro`,
	"advice": `^ so _ sie
		^ cómo|comment|¿|wie|was|welche|ratgeber|guía|guide|ojo|vorsicht|receta|rezept|recette|arnaque|siete|cinq|fünf|cinco|trois|tres|dix|diez
		{num} conseils|astuces|gestes|trucos|consejos|claves|tipps|pasos|erreurs|errores|fehler
		trucos|consejos para
		qué hacer|saber|mirar
		ce qu'il faut`,
	"market": `prix|cours|baisse|hausse du|de|des _1 carburant|carburants|gazole|essence|blé|pétrole|cacao|gaz|électricité|or|logement|logements|immobilier
		precio de la|del|los luz|gasolina|gas|vivienda|petróleo|aceite|dólar|oro|tomate|electricidad`,
	"share": `aktie|aktien von|der|fällt|steigt|verliert|gewinnt
		^ l'action
		acciones de
		la bolsa
		en bourse`,
}

// strangeSingle are fields by single words. Words that a company's news has as
// well (Schule, route, salle) stand in none.
var strangeSingle = map[string]string{
	"sport": `bundesliga bundesligist zweitligist drittligist regionalligist trainer stürmer torwart torhüter verteidiger mittelfeldspieler nationalspieler nationalmannschaft fußball fußballer fussball halbzeit viertelfinale
		halbfinale finale pokal aufholjagd rückrunde olympia wm em vfl vfb fc sv tsv skispringer tennis marathon eishockey handball länderspiel titelverteidiger favorit tor tore elfmeter abstieg aufstieg spieltag verein derby mittelstürmer kapitän
		mercato gardien attaquant défenseur entraîneur sélectionneur buteur bleus psg tournoi coupe victoire défaite joueur joueuse joueurs cycliste rugby hockey championnat olympique olympiques ailier match matchs supporters
		demi-finale podium médaille basket footballeur prolongation
		liga laliga delantero portero centrocampista entrenador fichaje gol goles partido partidos copa semifinal betis maratón torneo olímpico olímpicos liguilla hinchas futbolista selección goleada jugador jugadora jugadores fútbol
		campeón campeona empate derrota victoria torneos baloncesto ciclista dorsales medalla defensor
		schwingfest mannschaft turnier turniere sieg siege niederlage niederlagen remis bundestrainer weltmeister weltmeisterin europameister meister
		meistertitel medaille olympiasieger skirennen biathlon formel radprofi läufer läuferin stadion profis neuzugang zugang ablöse
		tabellenführer tabelle heimspiel auswärtsspiel gruppenphase qualifikation entraîneuse capitaine transfert recrue stade vainqueur championne champion athlète skieur nageur
		coureur peloton maillot football footballeuse penalty pénalité fichajes árbitro estadio tenista
		ciclismo mundialista eliminatoria penalti remontada arquero mediocampista atleta medallista cedido aficionados boxeador`,
	"culture": `roman oper premiere theater museum ausstellung konzert chor schauspieler schauspielerin regisseur regisseurin sänger sängerin album krimi kino autor autorin schriftsteller schriftstellerin literaturpreis filmpreis buchpreis
		galerie gemälde orchester intendant tournee film
		opéra spectacle spectacles festival musée exposition théâtre cinéma film acteur actrice chanteur chanteuse écrivain écrivaine concert goncourt romancier romancière roman romans réalisateur réalisatrice orchestre album médiathèque bibliothèque
		novela ópera teatro museo exposición cine película actor actriz cantante escritor escritora concierto álbum goya lienzos pintor pintora pintores pintoras disco memorias canciones orquesta director-artístico poeta
		buchmesse lesung schauspielhaus kinostart bestseller memoiren dirigent dirigentin pianist pianistin sängerinnen festspiele filmfest berlinale kunsthalle maler
		malerin literatur dichter komiker staffel tatort konzertreise rockband popstar moderatorin chanteurs poète poétesse peintre
		peintres comédien comédienne comédie série saison palme césar cannes chanson chansons humoriste danseur ballet vernissage mémoires littéraire
		poemario pintura galería comedia estreno rodaje documental humorista bailarín literario cantautor músico músicos telenovela guitarrista`,
	"public": `gemeinderat stadtrat kreistag regierung bundesregierung landesregierung minister ministerin ministerpräsident ministerpräsidentin kanzler bundeskanzler bürgermeister
		bürgermeisterin oberbürgermeister landrat partei spd cdu csu fdp afd svp övp spö fpö grünen wahlkampf botschafter botschafterin demonstrieren demonstration demo kundgebung abgeordnete abgeordneter linke rechts senat
		ministre ministres gouvernement élysée maire élection élections électorale législatives municipales présidentielle ambassadeur ambassadrice préfet préfète gauche droite candidat candidate
		candidats manifestation manifestants mairie
		gobierno ministro ministra alcalde alcaldesa intendente gobernador gobernadora electoral elecciones embajador embajadora concejal cancillería partidos
		ayuntamiento municipio izquierda derecha candidato candidata pp psoe manifestación
		stadtparlament regierungsrat bundesrätin ständerätin volksabstimmung volksinitiative referendum steuerreform
		landesparlament präsidentschaftswahl stichwahl kandidat kandidatin abgeordneten ministerium innenminister finanzminister außenminister kreml nato uno
		friedensgespräche waffenruhe staatssekretäre staatsbesuch rentenreform ahv bürgergeld gewerkschaftsbund référendum scrutin ministère
		communal maires préfecture onu otan diplomatie coalition partis socialistes écologistes referéndum
		comicios ministerio consejería diputación ediles edil concejala alcaldía coalición cumbre diplomacia municipal legislatura
		legislativo`,
	"law": `bundestag bundesrat nationalrat ständerat landtag kantonsrat sénat senado congreso parlement parlamento sénateur sénatrice senador senadora député députée députés diputado diputada diputados gesetzentwurf koalition opposition oposición`,
	"town": `lotería lotto loto quiniela euromillones kermesse feuerwehr freibad hallenbad schwimmbad grundschule gymnasium elternbeirat kita kindergarten pfarrer kirche kirchengemeinde sportverein sommerfest volksfest weihnachtsmarkt stadtbibliothek zoo wanderweg radweg tierheim nachbarn anwohner
		gemeinde bürgerinitiative ehrenamtliche pfarrsaal
		pompiers piscine lycée paroisse village plage riverains bénévoles écoles école
		bomberos piscina parroquia iglesia playa carretera autopista vecinos pueblo donantes bingo solidario voluntarios colegio colegios
		stadtfest dorf dorffest gemeinderäte kirchenchor pfarrei bistum bischof pfarrerin schüler schülerinnen spielplatz friedhof altstadt rathaus
		stadtpark tierpark freiwillige landfrauen seniorenheim bibliothek bücherei blutspende flohmarkt turnhalle umgehungsstraße anwohnerin jugendzentrum
		mairies brocante cimetière kermesse collège collégiens lycéens crèche ehpad curé évêque église cathédrale square
		chorale ayuntamientos fiesta fiestas romería cementerio escuela escuelas guardería cura obispo catedral rastrillo
		coro peregrinos biblioteca`,
	"crime": `polizei einbrecher mordprozess totschlag angeklagter räuber haft gefängnis staatsanwaltschaft unfall brand betrüger diebe
		gendarmes gendarmerie cambrioleur cambriolage meurtre assassinat agression viol incendie sursis collision malfaiteurs
		policía detienen incendio homicidio asesinato ladrones robo cárcel choque
		messerangriff raub überfall diebstahl festgenommen verhaftet tötungsdelikt leiche verletzte toter tote vermisst mörder mord drogen schmuggel unfälle explosion großbrand
		verletzt gestorben arrêté arrêtés interpellé interpellés braqueurs braquage meurtrier noyade accident accidents blessé blessés disparu disparue drogue
		trafiquants escroc escroquerie arrestan detenido detenida detenidos asalto atraco estafa estafas víctima víctimas muere mueren muerto muertos herido
		heridos accidente narcotráfico droga secuestro desaparecida desaparecido explosión asesino tiroteo`,
	"weather": `sturmtief orkan schneefall unwetter wetterdienst hitzewelle störche kaltluft mondsonde
		météo tempête verglas orages canicule grêle loutres fusée
		tormenta heladas lluvias nieve satélite científicos rana temperaturas oleaje
		gewitter starkregen hochwasser lawine lawinengefahr erdbeben vulkan wolf wölfe zugvögel gletscher frost glatteis nebel hitze dürre schnee
		planet raumsonde rakete astronauten dinosaurier orage pluies neige inondations inondation séisme volcan loups sécheresse brouillard
		planète sonde astronaute dinosaure avalanche lluvia nevada inundaciones inundación sismo terremoto volcán lobo lobos sequía niebla
		planeta astronauta dinosaurio granizo huracán ciclón`,
	"advice": `rezept tipps ratgeber juristin
		recette astuces réflexes gestes arnaque
		receta consejos trucos ahorrar conviene explicamos
		steuererklärung gesund ernährung diät haushaltstipps horoskop rentner mieter warentest rückenschmerzen vorsorge horoscope
		jardinage régime sommeil vacances locataires impôts horóscopo dieta dormir jardín vacaciones inquilinos recetas trámites dni`,
	"market": `butterpreis spritpreise benzinpreise benzin diesel heizölpreise immobilienpreise mietpreise goldpreis ölpreis inflation arbeitslosigkeit leitzins ezb heizöl mieten autofahrer
		carburants gazole essence inflation chômage immobilier loyers bce notaires
		alquileres inflación desempleo paro gasolina vivienda viviendas aguacate divisa
		strompreise gaspreise strompreis gaspreis lebensmittelpreise kaffeepreis milchpreis kakaopreis weizenpreis wohnungspreise bauzinsen baugeld hypothekenzinsen konjunktur
		bruttoinlandsprodukt bip smic livret pib conjoncture récession pétrole blé hypothécaires ipc euríbor hipotecas alquiler petróleo canasta remesas recesión`,
	"share": `kursziel analysten gewinnmitnahmen dax leitindex
		analystes cac recommandation
		ibex bursátil analistas
		börsenwert aktienkurs kursgewinne kursverluste kurssprung mdax sdax smi atx anleger cotation boursier boursière cotización cotiza bursátiles`,
}

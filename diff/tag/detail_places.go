package tag

import "strings"

// placesNamed are countries, states, regions and towns that news name, besides
// those that pages of jobs and events do: ISO 3166 countries in four languages,
// states of the United States and provinces, and towns of some size.
var placesNamed = placeTable(`afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia botswana
brazil bulgaria cambodia cameroon canada chile china colombia croatia cuba cyprus czechia denmark ecuador egypt estonia ethiopia finland france georgia germany ghana
greece guatemala honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait latvia lebanon libya
lithuania luxembourg malaysia malta mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua nigeria norway oman pakistan panama
paraguay peru philippines poland portugal qatar romania russia rwanda senegal serbia singapore slovakia slovenia spain sweden switzerland syria taiwan tanzania thailand
tunisia turkey uganda ukraine uruguay uzbekistan venezuela vietnam zambia zimbabwe deutschland österreich schweiz frankreich spanien italien polen tschechien ungarn
dänemark schweden norwegen finnland niederlande belgien portugal griechenland türkei rumänien bulgarien kroatien slowenien slowakei kanada mexiko brasilien indien japan
china allemagne autriche suisse espagne italie pologne tchéquie hongrie danemark suède norvège finlande belgique grèce turquie roumanie royaume-uni maroc tunisie algérie
sénégal mexique brésil inde japon chine alemania austria suiza francia italia polonia dinamarca suecia noruega finlandia bélgica grecia turquía rumanía marruecos méxico
brasil perú panamá uruguay paraguay ecuador chile japón alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana
iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee
texas utah vermont virginia washington wisconsin wyoming ontario quebec québec alberta manitoba saskatchewan bayern hessen sachsen thüringen brandenburg niedersachsen
saarland bavaria saxony tirol kärnten steiermark vorarlberg burgenland bretagne normandie occitanie alsace provence aquitaine wallonie catalonia catalunya cataluña
andalucía galicia aragón asturias navarra extremadura cantabria murcia rotterdam utrecht eindhoven groningen gdansk gdańsk lodz łódź poznan poznań wroclaw wrocław
katowice szczecin lublin bratislava ljubljana zagreb belgrade sarajevo tirana skopje kyiv lviv minsk tbilisi yerevan baku almaty tashkent aarhus odense aalborg malmö
uppsala trondheim stavanger tampere turku espoo oulu reykjavik tartu kaunas augsburg bielefeld bochum bonn braunschweig chemnitz darmstadt duisburg erfurt freiburg
heidelberg ingolstadt jena kassel kiel koblenz lübeck magdeburg mainz münster potsdam regensburg rostock saarbrücken ulm wiesbaden wolfsburg wuppertal würzburg aachen
aalen innsbruck klagenfurt luzern winterthur stgallen lugano angers brest caen clermont-ferrand dijon limoges metz montpellier mulhouse nancy nîmes orléans perpignan
reims rouen saint-étienne toulon amiens besançon poitiers annecy liège namur charleroi alicante almería badajoz burgos cádiz córdoba granada huelva jaén logroño murcia
oviedo palma pamplona salamanca santander tarragona toledo valladolid vigo gijón vitoria guadalajara monterrey puebla querétaro tijuana mérida cancún rosario mendoza
córdoba montevideo quito guayaquil medellín caracas asunción aberdeen dundee coventry exeter leicester newcastle norwich plymouth portsmouth southampton sunderland
swansea swindon galway limerick albuquerque baltimore boise buffalo charlotte cincinnati cleveland columbus detroit indianapolis jacksonville louisville memphis milwaukee
minneapolis nashville omaha orlando philadelphia phoenix pittsburgh raleigh sacramento tampa tucson tulsa calgary edmonton halifax hamilton winnipeg saskatoon québec
adelaide canberra hobart christchurch dunedin accra abidjan dakar casablanca rabat tunis kampala lusaka harare durban pretoria addis-ababa amman beirut muscat sharjah
jeddah karachi lahore islamabad dhaka colombo kolkata ahmedabad jaipur penang cebu taichung kaohsiung busan nagoya kyoto fukuoka sapporo yokohama guangzhou chengdu
hangzhou nanjing wuhan tianjin`,
	`new york|new mexico|new jersey|new hampshire|new south wales|north carolina|south carolina|north dakota|south dakota|west virginia|rhode island|british
columbia|nova scotia|new brunswick|prince edward island|quebec city|mexico city|ciudad de méxico|buenos aires|são paulo|costa rica|puerto rico|el salvador|sri lanka|saudi
arabia|hong kong|south korea|north macedonia|czech republic|united arab emirates|ivory coast|south africa|new zealand|san antonio|fort worth|grand rapids|salt lake
city|kansas city|st. louis|st louis|new orleans|baton rouge|santa fe|el paso|long beach|oklahoma city|ho chi minh city|kuala lumpur|abu dhabi|tel aviv|addis ababa|le
mans|le havre|den haag|bad homburg|baden-württemberg|nordrhein-westfalen|rheinland-pfalz|schleswig-holstein|sachsen-anhalt|mecklenburg-vorpommern|north
rhine-westphalia|île-de-france|auvergne-rhône-alpes|pays de la loire|castilla y león|castilla-la mancha|país vasco|san sebastián|las palmas|santa cruz|san luis
potosí|nuevo león|latin america|north america|south america|central america|middle east|southeast asia|asia pacific|the hague|milton keynes|st. gallen|frankfurt am
main|northern ireland|west midlands|pacific northwest|nordics|benelux|baltics|scandinavia|balkans|caribbean|africa|asia|europe`)

func placeTable(single, several string) map[string]bool {
	table := wordSet(single)
	for _, name := range strings.Split(strings.Join(strings.Fields(several), " "), "|") {
		table[name] = true
	}
	return table
}

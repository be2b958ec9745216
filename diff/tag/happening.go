package tag

var happening = Def{
	Name:  "event",
	Doc:   "a webinar, conference, trade show, results call or hosted event that is held or attended",
	Block: eventBlock,
	// A date to be at; what was said there is another tag.
	Rules: []Rule{
		{Subtype: "webinar", Strength: Strong, Phrases: `
			webinar|webinars|webcast|masterclass|livestream|seminar|seminars|workshop
			virtual event|conference|summit|fireside
			webinaire|seminario`},
		{Subtype: "call", Strength: Strong, Phrases: `
			conference|earnings call
			to|will report|release|announce|host|discuss _6 results on
			results on {month}
			schedules|sets _6 results|call
			announces _4 date|dates
			annual general? meeting
			investor|analyst|capital markets day`},
		{Subtype: "conference", Strength: Certain, Phrases: `
			visit|meet|join|find|see|catch us _3 at`},
		{Subtype: "conference", Strength: Strong, Phrases: `
			to|will|presents|present|presenting|speak|speaks|exhibit|exhibits|showcase|showcases|participate|participates|attend|attends|keynote _6 conference|summit|expo|forum|show|symposium|congress|event|fair|week|convention
			to present|participate|speak|exhibit|showcase|attend|host
			participate|participation in
			annual conference|summit|meeting|gala|convention|festival|symposium|forum|expo
			conference|summit|expo {num}
			{num} conference|summit|expo|annual
			hosts|host|hosting|hosted|sponsors|sponsor _6
			hosted|presented by
			find|see|catch us in
			at|for the _6 conference|summit|expo|forum|symposium|congress|convention
			lädt _4 ein
			auf der _3 messe
			messe|salon international
			conferencia|congreso|conférence
			treffen|besuchen sie uns
			fachmesse|kongress|tagung|anwendertreffen|hausmesse
			retrouvez|rencontrez nous|notre|{num}
			congrès
			au|du|le salon
			feria|jornada|jornadas
			visítanos|te esperamos
			hauptversammlung|generalversammlung|kundentag|kundentagung|roadshow|symposium|barcamp|infoabend|infotag
			tag der offenen
			assemblée générale
			assemblée générale|annuelle
			rendez vous au|à|le
			portes ouvertes
			vous attend|attendent stand|hall
			encuentro|cumbre|foro|seminarios anual|de|con|para|sobre
			junta general
			webinar|webinario|webinaire|masterclass
			puertas abiertas
			nos vemos en
			estaremos|estará|mostrará|presentará|participa|participará _6 feria|salón|congreso|foro|expo
			présent|présente|présents|expose|exposera _5 salon|foire|congrès|forum
			ist|sind|zeigt|präsentiert|stellt _8 messe|fachmesse|kongress|hausmesse
			messestand|messeauftritt
			einladung zum|zur|in
			lädt|laden _8 ein
			anwendertag|anwenderkonferenz|usertreffen|partnertag|fachtagung|hausmessen|kundenevent|tech-day|fachtag|anwenderforum
			treffen|triff|besuch|besucht uns|sie _3 auf|in
			jetzt anmelden
			journée|journées|convention|rencontre|rencontres des|de|annuelle|annuelles _2 utilisateurs|clients|partenaires|techniques|professionnelles
			convention|conférence|congrès annuelle|annuel|des|de
			inscrivez vous
			donne|donnons|donnent rendez
			expose|exposera|présents|exposons|serons|sera _5 salon|foire|congrès|forum|stand
			encuentro|jornada|jornadas|convención|conferencia|cita de|con|anual|técnica _2 clientes|usuarios|socios|distribuidores|proveedores
			inscríbete|apúntate|regístrate|acompáñanos
			reserva tu plaza|lugar
			junta|asamblea general|anual de? accionistas?
			hauptversammlung|generalversammlung|bilanzpressekonferenz`},
		{Strength: Hint, Phrases: `
			conference|summit|expo|forum|symposium|congress|convention|festival|gala|event|events|show|fair|tour|hackathon|meetup|showcase|ceremony|celebration|fundraiser|concert|exhibition
			presents|host|hosts|featuring|returns|register|registration|tickets|keynote|speakers|upcoming
			{month} {num}
			1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th
			live|virtual|annual`},
	},
	// Sport has conferences, ministers have summits.
	Not: `
		jornada|feria intensiva|laboral|electoral|del libro
		la jornada intensiva|laboral|electoral
		sommerfest|schulfest|pfarrfest
		launch event
		reports another|other event|events
		conference finals|title|championship
		press conference
		summit|leaders _4 eu|nato|g8|g7|arab
		climate summit
		eu|un|nato|g7|g8|g20 _ leaders|summit
		patch|wins|award`,
	// Results and days for investors have news in them; a fair is a date.
	Severity: func(c Case) Severity {
		if c.Subtype == "call" || c.Subtype == "conference" && c.Words.Has("investor", "investors") {
			return Medium
		}
		return Low
	},
	Details: []string{DetailPlace, DetailDate},
	Yes: []string{
		"Brindlow to present at the Harbour Tech Conference",
		"Join our webinar on freight visibility on 26 November",
		"Quenby hosts annual customer summit in Porto",
		"Ostrelle to participate in Northern Growth Forum",
		"Oakmoor to report third-quarter results on November 5",
		"Havelock Insurance exhibits at Insurance Expo 2026",
		"Kestwick Health hosts open day for nurses",
		"Tarnwick announces date of annual general meeting",
		"Astery Bank chief to speak at payments summit",
		"Pellworth showcases plant-based range at Food Fair 2026",
		"Corvane lädt zur Hausmesse nach Hamburg ein: Messe am 3. Mai",
		"Dunmore Rail hosts virtual conference on signalling",
	},
	No: []string{
		"Rovers reach conference finals",
		"Prime minister holds press conference after vote",
		"Brindlow launches payroll app",
		"EU leaders head home from summit without a deal",
		"Quenby wins award for design",
		"Ostrelle raises prices",
		"Storm closes mountain pass",
		"Havelock names new chief actuary",
		"Oakmoor buys warehouse in Utrecht",
		"Court dismisses suit against Pellworth",
		"Five lessons from a year of remote work",
		"Corvane opens plant in Gdansk",
	},
}

func init() { register(happening) }

package tag

var media = Def{
	Name: "media",
	Doc:  "an interview, Q&A or broadcast appearance of the company, or coverage of it by a third party",
	// No weights are learnt for this tag (it is labelled too seldom), so the
	// phrases decide.
	Rules: []Rule{
		{Subtype: "interview", Strength: Strong, Phrases: `
			interview|interviewed|interviews with|by|on
			q a with
			interviewed by|on
			podcast interview|episode|featuring|with
			fireside chat with
			appears|appearance|guest on
			sits down with
			im interview|gespräch
			entretien avec
			entrevista con|a
			zu gast bei|im
			invité|invitée de|du|sur
			entrevista en
			entrevista|interview|entretien completa|exklusiv|mit|avec|con
			entretien|rencontre avec
			vu|vus|vue à la télé|tv|radio
			à la télé|radio
			invité|invitée|passage _5 radio|télé|antenne|plateau|podcast|journal
			en la radio|prensa
			nos visitó|entrevistó|entrevistaron|entrevista _4
			reportaje|reportage|fernsehbeitrag|radiobeitrag|zeitungsbericht _2 sobre|sur|über|der|im|zu
			fernsehbeitrag|radiobeitrag|fernsehinterview
			im podcast|interview
			{num} fragen an
			zu besuch bei|in unserer|uns
			on parle de nous
			hablan de nosotros
			im _2 podcast|interview|radio|fernsehen
			zu gast im|in|bei
			unsere|unser _4 podcast|radio|fernsehen|zeitung
			au micro de|d
			invité|invitée _4 podcast|émission|matinale
			passage|passe à la|l _2 télé|radio
			la presse en|parle
			en _2 podcast|televisión|prensa|radio
			entrevista con|al|a la`},
		{Subtype: "coverage", Strength: Strong, Phrases: `
			featured in|on|by
			profiled|quoted in|by|on
			in the news|media
			as seen in|on
			discusses _8 on _4 podcast|show|tv|radio
			coverage in|by`},
		{Strength: Hint, Phrases: `
			interview|podcast|featured|spotlight|magazine|documentary|television|radio|broadcast`},
	},
	// Launching a podcast is no appearance in one; analysts "cover" stocks.
	Not: `
		launches|launch|introduces _4 podcast|magazine|show
		job interview
		stock|shares
		coverage on|update|updates
		insurance coverage
		research report`,
	// What is said in an interview is reported under its own tag.
	Severity: func(Case) Severity { return Low },
	Yes: []string{
		"Interview with Brindlow founder Ada Wirth on spend control",
		"Q&A with Jonas Brandt, chief executive of Quenby",
		"Ostrelle featured in Harbour Business magazine",
		"Oakmoor chief discusses automation on the Freight Hour podcast",
		"Havelock actuary interviewed on national radio",
		"Tarnwick profiled in the Northern Gazette",
		"Pellworth chef appears on Morning Kitchen",
		"Kestwick in the news: what the papers wrote",
		"Podcast episode: Corvane's head of grids on storage",
		"Lindqvist quoted in report on port delays",
		"As seen on Harbour TV: the Marrow & Pine desk",
		"Astery-Chefin Lea Kranz im Interview",
	},
	No: []string{
		"Brindlow launches podcast for finance teams",
		"How to prepare for a job interview",
		"Quenby raises $40 million",
		"Ostrelle opens office in Lyon",
		"Oakmoor names chief counsel",
		"Havelock widens insurance coverage update for farms",
		"Court rules on fees",
		"Tarnwick wins award",
		"Pellworth partners with Norrvik",
		"Corvane cuts tariffs",
		"Kestwick receives clearance for sensor",
		"Dunmore adds night trains",
	},
}

func init() { register(media) }

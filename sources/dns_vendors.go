package sources

// dnsPrefixes begin tokens whose value follows the name in another way than behind
// "=".
var dnsPrefixes = []string{"zoom_verify_", "ms=ms", "webexdomainverification.", "amazonses:", "google-site-verification:", "pardot"}

// dnsTokens are the names of tokens by which services prove who owns a domain,
// each from the service's own instructions for its customers, and who that is.
var dnsTokens = map[string]string{
	"1password-site-verification": "1Password", "adobe-idp-site-verification": "Adobe", "adobe-sign-verification": "Adobe Sign", "airtable-verification": "Airtable",
	"amazonses": "Amazon SES", "anthropic-domain-verification": "Anthropic", "apple-domain-verification": "Apple", "apple-domain": "Apple",
	"atlassian-domain-verification": "Atlassian", "atlassian-sending-domain-verification": "Atlassian", "box-verification": "Box", "bugcrowd-verification": "Bugcrowd",
	"calendly-site-verification": "Calendly", "canva-site-verification": "Canva", "cisco-ci-domain-verification": "Cisco", "citrix-verification-code": "Citrix",
	"cloudflare-verify": "Cloudflare", "cursor-domain-verification": "Cursor", "detectify-verification": "Detectify", "docker-verification": "Docker",
	"docusign": "DocuSign", "dropbox-domain-verification": "Dropbox", "drift-domain-verification": "Drift", "facebook-domain-verification": "Meta",
	"fastly-domain-delegation": "Fastly", "figma-domain-verification": "Figma", "formstack-domain-verification": "Formstack", "gitlab-pages-verification-code": "GitLab",
	"globalsign-domain-verification": "GlobalSign", "globalsign-smime-dv": "GlobalSign", "google-site-verification": "Google", "h1-domain-verification": "HackerOne",
	"have-i-been-pwned-verification": "Have I Been Pwned", "heroku-domain-verification": "Heroku", "hubspot-developer-verification": "HubSpot", "hubspot-domain-verification": "HubSpot",
	"intercom-domain-verification": "Intercom", "jamf-site-verification": "Jamf", "klaviyo-site-verification": "Klaviyo", "knowbe4-site-verification": "KnowBe4",
	"lastpass-verification-code": "LastPass", "linear-domain-verification": "Linear", "linkedin-site-verification": "LinkedIn", "logmein-verification-code": "GoTo",
	"loom-site-verification": "Loom", "mailru-verification": "Mail.ru", "miro-verification": "Miro", "mixpanel-domain-verify": "Mixpanel",
	"mongodb-site-verification": "MongoDB", "ms": "Microsoft 365", "notion-domain-verification": "Notion", "onetrust-domain-verification": "OneTrust",
	"openai-domain-verification": "OpenAI", "pardot": "Salesforce Pardot", "paloaltonetworks-site-verification": "Palo Alto Networks", "parkable-domain-verification": "Parkable",
	"pinterest-site-verification": "Pinterest", "postman-domain-verification": "Postman", "protonmail-verification": "Proton",
	"segment-site-verification": "Segment", "shopify-verification-code": "Shopify", "slack-domain-verification": "Slack", "smartsheet-site-validation": "Smartsheet",
	"sophos-domain-verification": "Sophos", "status-page-domain-verification": "Atlassian Statuspage", "stripe-verification": "Stripe",
	"teamviewer-sso-verification": "TeamViewer", "tiktok-domain-verification": "TikTok", "twilio-domain-verification": "Twilio", "uber-domain-verification": "Uber",
	"unbounce-domain-verification": "Unbounce", "vercel-domain-verification": "Vercel", "vmware-cloud-verification": "VMware", "webexdomainverification": "Cisco Webex", "webflow-verification": "Webflow",
	"wework-site-verification": "WeWork", "wiz-domain-verification": "Wiz", "workplace-domain-verification": "Meta",
	"wrike-verification": "Wrike", "yahoo-verification-key": "Yahoo", "yandex-verification": "Yandex", "zapier-domain-verification-challenge": "Zapier",
	"zendesk-verification": "Zendesk", "zendeskverification": "Zendesk", "zoho-verification": "Zoho", "zoom-domain-verification": "Zoom", "zoom_verify": "Zoom",
}

// dnsMailers are the domains that services tell their customers to include in
// the policy of who sends their mail.
var dnsMailers = map[string]string{
	"amazonses.com": "Amazon SES", "atlassian.net": "Atlassian", "brevo.com": "Brevo", "createsend.com": "Campaign Monitor", "cmail19.com": "Campaign Monitor", "cmail20.com": "Campaign Monitor",
	"constantcontact.com": "Constant Contact", "customeriomail.com": "Customer.io", "docebosaas.com": "Docebo", "exacttarget.com": "Salesforce Marketing Cloud",
	"exclaimer.net": "Exclaimer", "fastmail.com": "Fastmail", "messagingengine.com": "Fastmail", "freshdesk.com": "Freshworks", "freshemail.io": "Freshworks",
	"google.com": "Google", "helpscoutemail.com": "Help Scout", "hornetsecurity.com": "Hornetsecurity", "hubspot.com": "HubSpot", "hubspotemail.net": "HubSpot",
	"intercom.io": "Intercom", "mailchimp.com": "Mailchimp", "mcsv.net": "Mailchimp", "mandrillapp.com": "Mailchimp", "mailgun.org": "Mailgun", "mailjet.com": "Mailjet",
	"mktomail.com": "Marketo", "mimecast.com": "Mimecast", "netsuite.com": "NetSuite", "outlook.com": "Microsoft 365", "pardot.com": "Salesforce Pardot",
	"postmarkapp.com": "Postmark", "mtasv.net": "Postmark", "pphosted.com": "Proofpoint", "ppe-hosted.com": "Proofpoint", "protonmail.ch": "Proton", "qualtrics.com": "Qualtrics",
	"recruitee.com": "Recruitee", "rackspace.com": "Rackspace", "salesforce.com": "Salesforce", "sendgrid.net": "SendGrid", "sendinblue.com": "Brevo", "servicenow.com": "ServiceNow",
	"shopify.com": "Shopify", "smtp2go.com": "SMTP2GO", "sparkpostmail.com": "SparkPost", "stripe.com": "Stripe", "teamtailor-mail.com": "Teamtailor", "workday.com": "Workday",
	"zendesk.com": "Zendesk", "zoho.com": "Zoho", "zoho.eu": "Zoho", "zohomail.com": "Zoho", "greenhouse.io": "Greenhouse", "lever.co": "Lever",
}

package sources

import (
	"slices"
	"strings"
)

// filingsItems are the items of a current report in plain words (Form 8-K,
// sec.gov/files/form8-k.pdf). Tags know the words with the item's number.
var filingsItems = map[string]string{
	"1.01": "signs a material agreement", "1.02": "ends a material agreement", "1.03": "files for bankruptcy or receivership",
	"1.04": "reports on the safety of its mines", "1.05": "reports a material cybersecurity incident",
	"2.01": "completes an acquisition or a sale of assets", "2.02": "reports results of operations", "2.03": "takes on a material debt",
	"2.04": "reports that a debt falls due early", "2.05": "starts a restructuring with lay-offs or closings", "2.06": "writes down assets",
	"3.01": "reports a notice of delisting", "3.02": "sells unregistered shares", "3.03": "changes the rights of its shareholders",
	"4.01": "changes its auditor", "4.02": "says that earlier accounts cannot be relied on",
	"5.01": "comes under other control", "5.02": "reports that directors or officers come or go", "5.03": "amends its articles", "5.04": "suspends trading in its benefit plans",
	"5.05": "changes its code of ethics", "5.07": "reports how its shareholders voted", "5.08": "sets a day for nominations",
	"7.01": "discloses information to all", "8.01": "reports another event",
}

// filingsForms are other forms in plain words (sec.gov/submit-filings/forms-index).
var filingsForms = map[string]string{
	"D": "raises money in a private offering", "10-K": "files its annual report", "10-Q": "files its report of the quarter", "20-F": "files its annual report",
	"40-F": "files its annual report", "6-K": "files a report of a foreign issuer", "S-1": "registers shares for sale", "F-1": "registers shares for sale",
	"S-3": "registers securities for later sale", "S-4": "registers shares for a merger", "S-8": "registers shares for its staff", "DEF 14A": "invites to the meeting of its shareholders",
	"SC 13D": "has a shareholder with more than 5 % and plans", "SCHEDULE 13D": "has a shareholder with more than 5 % and plans",
	"SC 13G": "has a shareholder with more than 5 %", "SCHEDULE 13G": "has a shareholder with more than 5 %",
	"NT 10-K": "will file its annual report late", "NT 10-Q": "will file its report of the quarter late", "25-NSE": "is taken off an exchange", "15-12G": "ends its duty to report",
}

// filingsTitle words a filing: "signs a material agreement (Item 1.01)". An
// 8-K with several items is one entry that says them all.
func filingsTitle(form, items, description string) string {
	base, amended := strings.CutSuffix(strings.ToUpper(strings.TrimSpace(form)), "/A")
	var said []string
	for _, item := range strings.Split(items, ",") {
		item = strings.TrimSpace(item)
		if words := filingsItems[item]; words != "" && base == "8-K" && !slices.Contains(said, words+" (Item "+item+")") {
			said = append(said, words+" (Item "+item+")")
		}
	}
	title := strings.Join(said, "; ")
	switch {
	case title != "":
	case filingsForms[base] != "":
		title = filingsForms[base] + " (Form " + base + ")"
	case description != "" && !strings.EqualFold(description, form):
		title = "files Form " + base + ": " + description
	default:
		title = "files Form " + base
	}
	if amended {
		title += ", amended"
	}
	return title
}

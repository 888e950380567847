package model

import (
	"cmp"
	"strconv"
	"strings"
)

func (i SetCredit) decide(now *Setting) ([]Body, error) {
	line, err := now.affected(i.Customer)
	if err != nil {
		return nil, err
	}
	if err := oneOf("compensation", i.State, CreditStates); err != nil {
		return nil, err
	}
	if i.Amount < 0 {
		return nil, outside("amount", strconv.FormatInt(i.Amount, 10), "an amount above 0")
	}
	if err := line.Credit.mayBecome(i.State); err != nil {
		return nil, err
	}
	set := CreditSet{Customer: i.Customer, State: i.State, Amount: i.Amount, Currency: strings.ToUpper(cmp.Or(i.Currency, line.Credit.Currency, line.Currency)), Why: i.Why}
	if i.State != CreditProposed {
		set.Why = cmp.Or(i.Why, line.Credit.Why)
	}
	if i.Amount > 0 {
		return []Body{set}, needed("currency", set.Currency)
	}
	if i.State != CreditProposed {
		set.Amount = line.Credit.Amount
		return []Body{set}, nil
	}
	claim := ClaimAcross(line, i.Before, now.Plan, now.Incident.Until(now.Now), i.Zone)
	if claim.Amount == nil {
		return nil, unclaimed(claim)
	}
	set.Amount, set.Currency = *claim.Amount, claim.Currency
	if set.Why == "" {
		set.Why = claim.String()
	}
	if set.Amount == 0 {
		return nil, notNow("the contract owes nothing for this outage", "give an amount to propose one all the same")
	}
	return []Body{set}, nil
}

// mayBecome holds the order of a compensation: proposed, approved, granted; refused until it is granted.
func (c Credit) mayBecome(next CreditState) error {
	switch {
	case c.State == next && next != CreditProposed:
		return already("the compensation", string(next))
	case c.State == CreditGranted:
		return notNow("the compensation is granted", "strike the entry that granted it first")
	case next == CreditApproved && c.State != CreditProposed:
		return notNow("there is no proposal to approve", "propose the compensation first")
	case next == CreditGranted && c.State != CreditApproved:
		return notNow("the compensation is not approved", "have it approved first")
	case next == CreditRefused && c.State == CreditNone:
		return notNow("there is no proposal to refuse", "propose the compensation first")
	}
	return nil
}

// unclaimed is the error for a compensation that cannot be computed.
func unclaimed(claim Claim) *Error {
	missing := strings.Join(claim.Missing, ", ")
	if claim.State == FigureInvalid {
		missing = "time"
	}
	return &Error{
		Code: CodeMissing, Message: "the compensation cannot be computed; missing: " + missing,
		Hint: "supply what is missing, or give the amount", Args: map[string]string{"credit": missing},
	}
}

func (i GiveFeedback) decide(now *Setting) ([]Body, error) {
	line, err := now.affected(i.Customer)
	if err != nil {
		return nil, err
	}
	if i.Score < 0 || i.Score > 5 {
		return nil, outside("score", strconv.Itoa(i.Score), "a number from 1 to 5")
	}
	if i.Score == 0 {
		if err := needed("text", i.Text); err != nil {
			return nil, err
		}
	}
	if i.Notice != 0 {
		if _, err := now.notice(i.Notice); err != nil {
			return nil, err
		}
	}
	for _, f := range line.Feedback {
		if i.Source != "" && f.Score == i.Score && f.Text == i.Text && f.Notice == i.Notice && f.Source == i.Source {
			return nil, already("the feedback", "there")
		}
	}
	return []Body{FeedbackGiven(i)}, nil
}

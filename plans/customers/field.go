package customers

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Field is something that is known of a customer.
type Field string

// The fields.
const (
	ID        Field = "id"
	Name      Field = "name"
	Tier      Field = "tier"
	Language  Field = "language"
	Channel   Field = "channel"
	Contact   Field = "contact"
	Mail      Field = "mail"
	Phone     Field = "phone"
	Mobile    Field = "mobile"
	Fax       Field = "fax"
	Chat      Field = "chat"
	Contract  Field = "contract"
	SLA       Field = "sla"
	Fee       Field = "fee"
	Currency  Field = "currency"
	Churn     Field = "churn"
	Owner     Field = "owner"
	NoContact Field = "no_contact"
)

// Fields are all fields, in the order in which people name them.
var Fields = []Field{
	ID, Name, Tier, Language, Channel, Contact, Mail, Phone, Mobile, Fax, Chat, Contract, SLA, Fee, Currency, Churn, Owner, NoContact,
}

// headings are what the fields may be called, folded.
var headings = map[Field][]string{
	ID: {
		"customer id", "customer number", "customer no", "account", "account id", "account number", "kundennummer", "kunden nr", "kundennr", "kunden id", "kd nr", "kdnr",
		"debitor", "debitorennummer", "nummer", "codigo", "codigo do cliente", "codigo cliente", "cod cliente", "cod do cliente", "numero", "numero do cliente",
	},
	Name: {
		"customer", "customer name", "company", "company name", "kunde", "kundenname", "firma", "firmenname", "cliente", "empresa", "nome", "nome do cliente", "razao social",
	},
	Tier:     {"class", "level", "segment", "stufe", "klasse", "kategorie", "segmento", "categoria"},
	Language: {"sprache", "idioma", "lingua"},
	Channel:  {"preferred channel", "kanal", "bevorzugter kanal", "canal", "canal preferido"},
	Contact:  {"contact person", "ansprechpartner", "ansprechpartnerin", "ansprechperson", "contato", "pessoa de contato"},
	Mail:     {"e mail", "email", "mail address", "e mail address", "email address", "e mail adresse", "mailadresse", "correio eletronico"},
	Phone:    {"telephone", "phone number", "tel", "telefon", "telefonnummer", "rufnummer", "telefone", "fixo"},
	Mobile:   {"mobile phone", "cell", "cell phone", "mobil", "mobiltelefon", "handy", "handynummer", "celular"},
	Fax:      {"telefax", "faxnummer"},
	Chat:     {"messenger"},
	Contract: {"contract number", "vertrag", "vertragsnummer", "contrato", "numero do contrato"},
	SLA:      {"sla class", "service level", "vertragsklasse", "sla klasse", "nivel de servico"},
	Fee:      {"monthly fee", "monthly", "mrr", "gebuhr", "monatsgebuhr", "monatlich", "monatsbetrag", "mensalidade", "valor mensal"},
	Currency: {"wahrung", "moeda"},
	Churn:    {"churn risk", "risk", "kundigungsrisiko", "abwanderungsrisiko", "risiko", "risco", "risco de cancelamento", "risco de saida"},
	Owner:    {"account manager", "kundenbetreuer", "kundenbetreuerin", "betreuer", "betreuerin", "betreuung", "gerente", "gerente de conta", "responsavel"},
	NoContact: {
		"do not contact", "no contact", "opt out", "kontaktsperre", "nicht kontaktieren", "sperre", "kein kontakt", "nao contatar", "nao contactar", "bloqueio de contato",
	},
}

// fieldNamed is what a heading means; empty if nobody knows.
func fieldNamed(given string, mapping map[string]string) Field {
	word := folded(given)
	for heading, field := range mapping {
		if folded(heading) == word {
			return Field(field)
		}
	}
	for _, field := range Fields {
		if word == folded(string(field)) || slices.Contains(headings[field], word) {
			return field
		}
	}
	return ""
}

// folded is a text without case, accents and the signs between words, so that headings and words compare.
func folded(text string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFD.String(strings.ReplaceAll(strings.ToLower(text), "ß", "ss")) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		default:
			space = true
		}
	}
	return b.String()
}

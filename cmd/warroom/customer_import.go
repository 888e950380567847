package main

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans/customers"
	"warroom/storage"
)

// customerImportCommand takes a list of customers into the directory.
func (p *program) customerImportCommand() *cobra.Command {
	var o importing
	var fromPlan bool
	cmd := &cobra.Command{
		Use: "import [FILE]", Short: p.t("verb.customer-import"), Long: p.t("verb.customer-import.long"), Args: p.checked(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			path := strings.Join(args, "")
			if fromPlan && len(args) == 0 && p.planFolder() != "" {
				path = filepath.Join(p.planFolder(), "customers.csv")
			}
			if path == "" {
				return usage(p.t("customer.import.which"), "warroom customer import customers.csv\nwarroom customer import --from-plan --plan DIR")
			}
			raw, err := p.readCustomerFile(path)
			if err != nil {
				return err
			}
			return p.open(cmd.Context(), func(s *session) error { return s.importCustomers(cmd.Context(), path, raw, o) })
		},
	}
	cmd.Flags().StringArrayVar(&o.columns, "map", nil, p.t("flag.customer-map"))
	cmd.Flags().BoolVar(&fromPlan, "from-plan", false, p.t("flag.customer-from-plan"))
	cmd.Flags().BoolVar(&o.yes, "yes", false, p.t("flag.yes"))
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, p.t("flag.dry-run"))
	return p.prints(cmd)
}

// importing is what the flags say.
type importing struct {
	columns  []string // heading=field
	yes, dry bool
}

// mapping reads heading=field.
func (o importing) mapping() (map[string]string, error) {
	said := map[string]string{}
	for _, one := range o.columns {
		heading, field, found := strings.Cut(one, "=")
		field = strings.ToLower(strings.TrimSpace(field))
		if !found || !slices.Contains(customers.Fields, customers.Field(field)) {
			return nil, unknownWord("--map", one, append([]string{"Kd-Nr=id"}, wordsOf(customers.Fields)...))
		}
		said[strings.TrimSpace(heading)] = field
	}
	return said, nil
}

// customersTaken is what an import does, for --json.
type customersTaken struct {
	New      int           `json:"new"`
	Changed  int           `json:"changed"`
	Same     int           `json:"unchanged"`
	Left     []customerRow `json:"left_out"`
	Doubtful []customerRow `json:"doubtful"` // cells that were passed over; their customers are in
	Unknown  []string      `json:"unknown_columns"`
	Done     bool          `json:"done"`

	all  []storage.Contactable
	made bool // no column holds ids: they were made of the names
}

type customerRow struct {
	Line  int    `json:"line"`
	Kind  string `json:"kind"`
	Field string `json:"field,omitempty"`
	Said  string `json:"said"` // in the reader's language
}

func (s *session) importCustomers(ctx context.Context, path string, raw []byte, o importing) error {
	said, err := o.mapping()
	if err != nil {
		return err
	}
	list, err := s.readCustomers(ctx, filepath.Base(path), raw, said)
	if err != nil {
		return at(path, err)
	}
	taken, err := s.compare(ctx, list)
	if err != nil {
		return at(s.log.Path(), err)
	}
	if !s.flags.json {
		s.printImport(filepath.Base(path), taken)
	}
	if taken.Done = !o.dry && (o.yes || s.flags.json || !s.asks() || s.agreed()); taken.Done {
		if err := s.keepImport(ctx, list, said, taken); err != nil {
			return at(s.log.Path(), err)
		}
		if !s.flags.json && len(taken.all) > 0 {
			s.line(s.words.N("cli.customer.imported", len(taken.all)))
		}
	}
	if s.flags.json {
		return s.writeJSON(taken)
	}
	return nil
}

// readCustomers reads a list with what is remembered of its headings and what is said now.
func (s *session) readCustomers(ctx context.Context, name string, raw []byte, said map[string]string) (*customers.List, error) {
	list, err := customers.Read(name, raw, said)
	if stopped := (*customers.Error)(nil); errors.As(err, &stopped) && stopped.Kind != customers.NoNames || err == nil && len(list.Headings) == 0 {
		return list, s.noList(err)
	}
	key := customers.KeyOf(raw)
	known, memory := s.log.Mapping(ctx, key)
	if memory != nil || len(known) == 0 {
		return list, cmp.Or(memory, s.noList(err))
	}
	for heading, field := range said {
		known[heading] = field
	}
	maps.Copy(said, known)
	list, err = customers.Read(name, raw, said)
	return list, s.noList(err)
}

// noList says of a file that is no list what it lacks.
func (s *session) noList(err error) error {
	stopped := (*customers.Error)(nil)
	if !errors.As(err, &stopped) {
		return err
	}
	id := "customer.no-list." + string(stopped.Kind)
	return &coded{exitData, &model.Error{Code: codeUsage, Message: s.t(id), Hint: s.t(id + ".hint")}}
}

// compare finds what is new. What the file does not speak of stays as the directory has it, and who must not be
// contacted stays so: only a person takes that back.
func (s *session) compare(ctx context.Context, list *customers.List) (*customersTaken, error) {
	taken := &customersTaken{Left: s.rows(list.Left), Doubtful: s.rows(list.Doubtful), Unknown: append([]string{}, list.Unknown()...)}
	count, err := s.log.CustomerCount(ctx)
	if err != nil {
		return nil, err
	}
	known := make(map[model.CustomerID]storage.Contactable, count)
	if count > 0 {
		all, err := s.log.FindCustomers(ctx, "", everybody)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			known[c.ID] = c
		}
	}
	given := map[customers.Field]bool{}
	for _, h := range list.Headings {
		given[h.Field] = true
	}
	taken.made = len(list.Headings) > 0 && !given[customers.ID]
	for _, c := range list.Customers {
		before, there := known[c.ID]
		now := storage.Contactable{Customer: c.Customer, Contact: c.Contact, Mail: c.Mail, Phone: c.Phone, Mobile: c.Mobile, Other: c.Other}
		if there {
			now = keptOf(before, now, given)
		}
		switch {
		case !there:
			taken.New++
		case sameContact(before, now):
			taken.Same++
			continue
		default:
			taken.Changed++
		}
		taken.all = append(taken.all, now)
	}
	return taken, nil
}

// keptOf is a customer as the file has them, with what it does not speak of.
func keptOf(before, now storage.Contactable, given map[customers.Field]bool) storage.Contactable {
	keep := func(field customers.Field, to, from *string) {
		if !given[field] && *to == "" {
			*to = *from
		}
	}
	keep(customers.Tier, &now.Tier, &before.Tier)
	keep(customers.Language, (*string)(&now.Language), (*string)(&before.Language))
	keep(customers.Channel, (*string)(&now.Channel), (*string)(&before.Channel))
	keep(customers.Contact, &now.Contact, &before.Contact)
	keep(customers.Mail, &now.Mail, &before.Mail)
	keep(customers.Phone, &now.Phone, &before.Phone)
	keep(customers.Mobile, &now.Mobile, &before.Mobile)
	keep(customers.Contract, &now.Contract, &before.Contract)
	keep(customers.SLA, &now.SLA, &before.SLA)
	keep(customers.Currency, &now.Currency, &before.Currency)
	keep(customers.Churn, (*string)(&now.Churn), (*string)(&before.Churn))
	keep(customers.Owner, (*string)(&now.Owner), (*string)(&before.Owner))
	if !given[customers.Fee] && now.Fee == 0 {
		now.Fee = before.Fee
	}
	if !given[customers.Fax] && !given[customers.Chat] {
		now.Other = before.Other
	}
	now.NoContact = now.NoContact || before.NoContact
	return now
}

// sameContact: the ways of contact follow from the addresses.
func sameContact(a, b storage.Contactable) bool {
	a.Ways, b.Ways = nil, nil
	if len(a.Other) == 0 && len(b.Other) == 0 {
		a.Other, b.Other = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

func (s *session) keepImport(ctx context.Context, list *customers.List, said map[string]string, taken *customersTaken) error {
	if len(taken.all) > 0 {
		if _, _, err := s.log.KeepCustomers(ctx, taken.all); err != nil {
			return err
		}
		if err := s.refreshLedgers(ctx, taken.all); err != nil {
			return err
		}
	}
	if len(said) > 0 {
		return s.log.KeepMapping(ctx, list.Key(), said)
	}
	return nil
}

// rows words what could not be taken over.
func (s *session) rows(all []customers.Trouble) []customerRow {
	lines := make([]customerRow, len(all))
	for n, trouble := range all {
		lines[n] = customerRow{
			trouble.Line, string(trouble.Kind), string(trouble.Field),
			s.t("customer.row."+string(trouble.Kind), "Field", s.words.Term("customer-field", string(trouble.Field)), "Text", trouble.Text),
		}
	}
	return lines
}

// printImport says what an import would do.
func (s *session) printImport(name string, taken *customersTaken) {
	s.line(model.Safe(name), s.t("customer.import", "New", s.words.Number(taken.New), "Changed", s.words.Number(taken.Changed),
		"Same", s.words.Number(taken.Same), "Left", s.words.Number(len(taken.Left))))
	if taken.made {
		s.line("  " + s.t("customer.import.made"))
	}
	if len(taken.Unknown) > 0 {
		s.line("  " + s.t("customer.import.unknown", "Columns", strings.Join(taken.Unknown, ", "), "First", taken.Unknown[0]))
	}
	for _, rows := range [][]customerRow{taken.Left, taken.Doubtful} {
		for n, row := range rows {
			if n == shown*2 {
				s.line("  " + s.words.N("cli.customer.import.more", len(rows)-n))
				break
			}
			s.line("  "+s.t("plan.line", "N", row.Line), row.Said)
		}
	}
}

package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans/customers"
)

// whom says which customers a verb is about: those named, those of tiers, those in a file, or all.
type whom struct {
	tiers    []string
	file     string
	all      bool
	dry, yes bool
}

// whomFlags adds the flags of a verb that is about many customers at once.
func (p *program) whomFlags(cmd *cobra.Command, w *whom) {
	cmd.Flags().StringSliceVar(&w.tiers, "tier", nil, p.t("flag.tier"))
	cmd.Flags().StringVar(&w.file, "file", "", p.t("flag.customer-file"))
	cmd.Flags().BoolVar(&w.all, "all", false, p.t("flag.customer-all"))
	cmd.Flags().BoolVar(&w.dry, "dry-run", false, p.t("flag.dry-run"))
	cmd.Flags().BoolVar(&w.yes, "yes", false, p.t("flag.yes"))
}

// listed adds the customers of the file to those named.
func (w *whom) listed(p *program, names []string) ([]string, error) {
	if w.file == "" {
		return names, nil
	}
	raw, err := p.readCustomerFile(w.file)
	if err != nil {
		return nil, err
	}
	list, err := customers.Read(filepath.Base(w.file), raw, nil)
	if err == nil {
		for _, c := range list.Customers {
			names = append(names, string(c.ID))
		}
		return names, nil
	}
	for line := range bytes.Lines(raw) { // no table: an id a line
		if id := strings.TrimSpace(string(line)); id != "" {
			names = append(names, id)
		}
	}
	return names, nil
}

// said tells whether anybody is meant at all.
func (w *whom) said(p *program, cmd *cobra.Command, names []string) error {
	if len(names) == 0 && len(w.tiers) == 0 && w.file == "" && !w.all {
		return usage(p.t("usage.words", "Verb", cmd.CommandPath()), p.useLine(cmd))
	}
	return nil
}

func (w *whom) of(c model.Customer) bool {
	return w.all || slices.ContainsFunc(w.tiers, func(tier string) bool { return strings.EqualFold(tier, c.Tier) })
}

// everybody is more customers than a directory holds.
const everybody = 1 << 30

// inDirectory are the customers of the directory that are meant.
func (w *whom) inDirectory(ctx context.Context, s *session, names []string) ([]model.Customer, error) {
	names, err := w.listed(s.program, names)
	if err != nil {
		return nil, err
	}
	var chosen []model.Customer
	for _, name := range names {
		c, err := s.customer(ctx, name)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, c)
	}
	if len(w.tiers) == 0 && !w.all {
		return chosen, nil
	}
	all, err := s.log.FindCustomers(ctx, "", everybody)
	for _, c := range all {
		if w.of(c.Customer) {
			chosen = append(chosen, c.Customer)
		}
	}
	return chosen, at(s.log.Path(), err)
}

// customer is a customer of the directory by id; who is not there is looked for by name, for the error.
func (s *session) customer(ctx context.Context, name string) (model.Customer, error) {
	c, known, err := s.log.Customer(ctx, model.CustomerID(name))
	if err != nil || known {
		return c.Customer, at(s.log.Path(), err)
	}
	return model.Customer{}, s.noCustomer(ctx, name)
}

// noCustomer is the error for somebody who is not there, with those who may be meant.
func (s *session) noCustomer(ctx context.Context, name string) error {
	found, err := s.log.FindCustomers(ctx, name, 5)
	if err != nil {
		return at(s.log.Path(), err)
	}
	hint := s.t("customer.unknown.hint")
	for n, c := range found {
		if n == 0 {
			hint = s.t("customer.unknown.near")
		}
		hint += "\n" + model.Safe(string(c.ID)) + "  " + model.Safe(c.Name)
	}
	return &coded{exitNotFound, &model.Error{Code: codeNobody, Message: s.t("customer.unknown", "Name", name), Hint: hint}}
}

// onLedger are the customers of the incident that are meant; those that a flag means must fit.
func (w *whom) onLedger(ctx context.Context, r *room, names []string, fits func(model.Affected) bool) ([]model.CustomerID, error) {
	names, err := w.listed(r.program, names)
	if err != nil {
		return nil, err
	}
	var ids []model.CustomerID
	for _, name := range names {
		id := model.CustomerID(name)
		if _, known := r.inc.Customers[id]; !known {
			return nil, r.notOnLedger(ctx, name)
		}
		ids = append(ids, id)
	}
	for _, a := range model.Ledger(r.inc, r.plan) {
		if w.of(a.Customer) && fits(a) {
			ids = append(ids, a.ID)
		}
	}
	return ids, nil
}

// notOnLedger says of somebody whom the directory knows that they are not counted as affected.
func (r *room) notOnLedger(ctx context.Context, name string) error {
	c, known, err := r.log.Customer(ctx, model.CustomerID(name))
	switch {
	case err != nil:
		return at(r.log.Path(), err)
	case known:
		return &coded{exitNotFound, &model.Error{
			Code: codeNobody, Message: r.t("customer.not-hit", "Name", c.Name), Hint: "warroom customer hit " + model.Safe(name),
		}}
	}
	return r.noCustomer(ctx, name)
}

// sure shows whom an act on many is about and asks at a terminal whether that is meant. It answers false for a dry run,
// and where somebody says no.
func (w *whom) sure(r *room, what string, all []model.Customer) bool {
	if r.flags.json && (w.dry || len(all) == 0) {
		_ = r.writeJSON(meantOf(all))
		return false
	}
	if len(all) == 0 {
		r.line(r.t("customer.nobody"))
		return false
	}
	if w.dry || len(all) > 1 && !r.flags.json {
		r.preview(what, all)
	}
	if w.dry {
		return false
	}
	if len(all) == 1 || w.yes || r.flags.json || !r.asks() {
		return true
	}
	return r.agreed()
}

// meant is whom an act on many would be about, for --json; it is not done.
type meant struct {
	Customers []meantOne `json:"customers"`
	Done      bool       `json:"done"`
}

type meantOne struct {
	ID   model.CustomerID `json:"id"`
	Name string           `json:"name"`
	Tier string           `json:"tier,omitempty"`
}

func meantOf(all []model.Customer) meant {
	those := meant{Customers: make([]meantOne, len(all))}
	for n, c := range all {
		those.Customers[n] = meantOne{c.ID, c.Name, c.Tier}
	}
	return those
}

// shown is how many customers a preview names.
const shown = 10

func (r *room) preview(what string, all []model.Customer) {
	tiers := map[string]int{}
	for _, c := range all {
		tiers[c.Tier]++
	}
	var counts []string
	for tier, n := range tiers {
		if tier == "" {
			tier = r.t("customer.no-tier")
		}
		counts = append(counts, fmt.Sprintf("%s %s", model.Safe(tier), r.words.Number(n)))
	}
	slices.Sort(counts)
	r.line(r.words.N("cli.customer."+what, len(all)), strings.Join(counts, ", "))
	for n, c := range all {
		if n == shown && len(all) > shown+1 {
			r.line("  " + r.words.N("cli.customer.more", len(all)-shown))
			return
		}
		r.line("  "+model.Safe(string(c.ID)), model.Safe(c.Name))
	}
}

// asks tells whether somebody sits at the terminal who can answer.
func (p *program) asks() bool {
	file, ok := p.in.(*os.File)
	return ok && terminal(file)
}

// agreed asks for a yes; anything else is a no, and nothing is recorded.
func (p *program) agreed() bool {
	_, _ = fmt.Fprint(p.out, p.t("ask.sure")+" ")
	in := bufio.NewScanner(p.in)
	in.Scan()
	answer := strings.ToLower(strings.TrimSpace(in.Text()))
	if slices.Contains(strings.Fields(p.t("ask.sure.yes")), answer) {
		return true
	}
	p.line(p.t("ask.sure.no"))
	return false
}

// readCustomerFile reads a list of customers, and no more of what has no end, such as a device.
func (p *program) readCustomerFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, at(path, err)
	}
	defer func() { _ = file.Close() }() // only read from
	raw, err := io.ReadAll(io.LimitReader(file, customers.MaxSize+1))
	if err == nil && len(raw) > customers.MaxSize {
		err = usage(p.t("import.large", "MB", customers.MaxSize>>20), p.t("customer.large.hint"))
	}
	return raw, at(path, err)
}

func plainly(lines []model.Affected) []model.Customer {
	all := make([]model.Customer, len(lines))
	for n, a := range lines {
		all[n] = a.Customer
	}
	return all
}

func (r *room) linesOf(ids []model.CustomerID) []model.Affected {
	lines := make([]model.Affected, len(ids))
	for n, id := range ids {
		lines[n] = r.inc.Customers[id]
	}
	return lines
}

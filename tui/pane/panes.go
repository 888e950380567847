package pane

import "warroom/model"

type board struct{ base }

func (p *board) Show(s State)      { p.state = s; p.show(nil) }
func (p *board) Filter(string)     {}
func (p *board) Filtering() string { return "" }

type status struct{ base }

func (p *status) Show(s State) { p.state = s; p.show(nil) }

type roster struct{ base }

func (p *roster) Show(s State) { p.state = s; p.show(nil) }

type comms struct{ base }

func (p *comms) Show(s State) { p.state = s; p.show(nil) }

type checklists struct{ base }

func (p *checklists) Show(s State)             { p.state = s; p.show(nil) }
func (p *checklists) Filter(string)            {}
func (p *checklists) Filtering() string        { return "" }
func (p *checklists) Numbered() []model.ItemID { return nil }

type log struct{ base }

func (p *log) Show(s State)      { p.state = s; p.show(nil) }
func (p *log) Filter(string)     {}
func (p *log) Filtering() string { return "" }

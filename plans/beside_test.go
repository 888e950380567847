package plans

// besideWords are all texts that are written for people in what stands beside the plan, in the order of the folder,
// without the Markdown of whole pages.
func besideWords(f *Folder) []*string {
	var all []*string
	list := func(texts []string) {
		for n := range texts {
			all = append(all, &texts[n])
		}
	}
	for n := range f.Workflows {
		all = append(all, &f.Workflows[n].Title, &f.Workflows[n].When, &f.Workflows[n].Done)
	}
	for n := range f.Forms {
		all = append(all, &f.Forms[n].Title)
		for _, fields := range [][]Field{f.Forms[n].Head, f.Forms[n].Columns} {
			for i := range fields {
				all = append(all, &fields[i].Title)
				list(fields[i].Choices)
			}
		}
	}
	for n := range f.Drills {
		drill := &f.Drills[n]
		all = append(all, &drill.Title)
		list(drill.Goal)
		list(drill.Needs)
		for i := range drill.Injects {
			all = append(all, &drill.Injects[i].Text)
			list(drill.Injects[i].Expect)
		}
		list(drill.Debrief)
	}
	for n := range f.Examples {
		all = append(all, &f.Examples[n].Title, &f.Examples[n].Organisation, &f.Examples[n].Date)
		list(f.Examples[n].Lessons)
	}
	for n := range f.Regulators {
		rule := &f.Regulators[n]
		all = append(all, &rule.Title, &rule.Jurisdiction, &rule.Applies)
		for i := range rule.Clocks {
			all = append(all, &rule.Clocks[i].Title, &rule.Clocks[i].To, &rule.Clocks[i].Basis, &rule.Clocks[i].Note)
			list(rule.Clocks[i].Contents)
		}
	}
	for n := range f.Systems {
		all = append(all, &f.Systems[n].Title, &f.Systems[n].Fallback)
	}
	return append(all, standbyWords(&f.Standby)...)
}

func standbyWords(s *Standby) []*string {
	var all []*string
	for n := range s.Rotations {
		all = append(all, &s.Rotations[n].Title)
	}
	for n := range s.Overrides {
		all = append(all, &s.Overrides[n].Reason)
	}
	for n := range s.Away {
		all = append(all, &s.Away[n].Reason)
	}
	for n := range s.Holidays {
		all = append(all, &s.Holidays[n].Name)
	}
	return all
}

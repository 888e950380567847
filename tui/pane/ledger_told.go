package pane

import "warroom/model"

// lastTold is what reached a customer last, by hand or as a notice, or what is on its way if nothing has.
type lastTold struct {
	model.Told
	reached bool
}

// tellings are what every customer was told last; for whom nothing has reached, how far the last notice has come.
func tellings(inc *model.Incident, plan *model.Plan) map[model.CustomerID]lastTold {
	reached := model.LastTold(inc, plan)
	all := make(map[model.CustomerID]lastTold, len(reached))
	for id, told := range reached {
		all[id] = lastTold{told, true}
	}
	for n := range inc.Notices {
		notice := &inc.Notices[n]
		for m := range notice.Dispatches {
			for _, d := range notice.Dispatches[m].Deliveries {
				sort, id := d.Recipient.Split()
				if sort == "customer" && d.State != model.Superseded && !all[model.CustomerID(id)].reached {
					all[model.CustomerID(id)] = lastTold{Told: model.Told{Channel: d.Channel, At: d.At, By: d.By, Notice: notice.Number, State: d.State}}
				}
			}
		}
	}
	return all
}

package locale

import "warroom/model"

// Delivered says how many deliveries are how far: "10 wait".
func (l *Locale) Delivered(state model.DeliveryState, n int) string {
	id := "delivery.count." + string(state)
	if !l.Has(id) {
		return l.Number(n) + " " + l.Term("delivery", string(state))
	}
	return l.N(id, n)
}

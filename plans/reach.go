package plans

import "warroom/model"

// bridge reads a permanent conference bridge.
func bridge(v value) model.Bridge {
	f := v.fields()
	defer f.done()
	return model.Bridge{
		Title:  f.need("title"),
		DialIn: f.need("dial_in"),
		PIN:    f.get("pin").text(),
		Note:   f.get("note").text(),
	}
}

// headNumber reads a number that customers dial, with the announcement that can be switched on there.
func headNumber(v value) model.HeadNumber {
	f := v.fields()
	defer f.done()
	return model.HeadNumber{
		Number:  f.need("number"),
		Title:   f.need("title"),
		Contact: named[model.PersonID](f.get("contact"), "person"),
		Text:    f.get("text").text(),
	}
}

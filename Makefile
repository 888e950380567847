# Everything here is one plain command; read it and type it yourself if you like.
.PHONY: run demo test lint bench golden fuzz torture

run:
	go run ./cmd/warroom

demo:
	go run ./cmd/warroom demo

test:
	go test ./...

lint:
	gofumpt -l . && golangci-lint run ./...

bench:
	go test -run '^$$' -bench . -benchmem ./...

# Draws the golden frames anew. Look at every difference before you commit it.
golden:
	go test ./tui/... -update

fuzz:
	.ci/fuzz 1m

# The long form of the fault tests: 2,000 kills, every write failing once, full disks, bit rot.
torture:
	WARROOM_TORTURE=1 go test -count=1 -timeout 90m ./...

package vn.giamsat.simulator;

/// What happens to cameras that their paths do not say. Shared by all event loops.
record Trouble(Outages outages, Stagings stagings) {
    Trouble() {
        this(new Outages(), new Stagings());
    }
}

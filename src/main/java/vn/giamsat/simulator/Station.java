package vn.giamsat.simulator;

import io.vertx.core.Vertx;

/// What the cameras of one event loop share. All but the pacer is shared by all event loops.
record Station(
        Vertx vertx,
        Pacer pacer,
        FilmLibrary library,
        Traffic traffic,
        Visits visits,
        Trouble trouble) {}

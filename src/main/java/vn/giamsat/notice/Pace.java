package vn.giamsat.notice;

import java.time.Duration;

/// How fast a [Courier] goes.
///
/// @param look how often the outbox is looked at
/// @param concurrency how many tries a replica has running at once
/// @param retention how long what is settled is kept
public record Pace(Duration look, int concurrency, Duration retention, Backoff backoff) {}

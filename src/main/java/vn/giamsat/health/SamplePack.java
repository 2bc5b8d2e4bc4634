package vn.giamsat.health;

import java.util.List;
import java.util.UUID;

/// Samples that are written at once, as one row for each hour.
///
/// @param id made here, so that writing it twice leaves it once
record SamplePack(UUID id, List<Sample> samples) {
    SamplePack {
        samples = List.copyOf(samples);
    }
}

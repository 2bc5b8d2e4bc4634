package vn.giamsat.field;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That something which was reported is over.
///
/// @param endedAt by the phone's clock; null for now. Not before the beginning: a report that ends
///     there is taken back
public record StatusEnding(@Nullable Instant endedAt) {}

package vn.giamsat.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a move needs to know beside the step that it starts from.
///
/// @param reason why; demanded where a facility cannot connect or is exempted
/// @param contactAppointed whether somebody is appointed as contact of the facility now
record Occasion(Instant at, @Nullable String reason, boolean contactAppointed) {}

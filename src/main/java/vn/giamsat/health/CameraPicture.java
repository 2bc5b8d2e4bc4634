package vn.giamsat.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decoded picture of a camera. It may show people: never cached by anyone but the viewer.
///
/// @param digest its ETag
/// @param jpeg null when the viewer has the picture already
public record CameraPicture(Instant takenAt, String digest, byte @Nullable [] jpeg) {}

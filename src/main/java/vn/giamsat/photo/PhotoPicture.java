package vn.giamsat.photo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A photo in one size, as somebody looks at it. It may show people: never cached by anyone but the
/// viewer.
///
/// @param digest its ETag
/// @param jpeg null when the viewer has the picture already
public record PhotoPicture(Instant arrivedAt, String digest, byte @Nullable [] jpeg) {}

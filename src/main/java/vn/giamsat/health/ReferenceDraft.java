package vn.giamsat.health;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The picture that a person approves.
///
/// @param digest of the last picture of the camera, as its ETag or `digest` tells it: only what was
///     looked at can be approved
public record ReferenceDraft(@NotBlank @Size(max = 32) String digest) {}

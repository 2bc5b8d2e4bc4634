package vn.giamsat.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import vn.giamsat.probe.Credentials;

/// A line of a camera import: a camera and the facility it belongs to.
///
/// @param credentials split from addresses or given in columns of their own
record ImportedCamera(
        @NotNull UUID facilityId, @Valid CameraDraft camera, Optional<Credentials> credentials) {}

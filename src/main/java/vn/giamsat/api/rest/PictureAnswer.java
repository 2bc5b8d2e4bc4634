package vn.giamsat.api.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Date;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.CameraPicture;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Pictures over HTTP, tagged by their digests.
final class PictureAnswer {
    private PictureAnswer() {}

    /// Of the picture that the viewer has; null for none of ours.
    static @Nullable String digest(@Nullable String held) {
        return held != null && held.strip().matches("\"[0-9a-f]{32}\"")
                ? held.strip().substring(1, 33)
                : null;
    }

    /// @throws Problem NOT_FOUND for none
    static RestResponse<byte[]> of(Optional<CameraPicture> found, @Nullable String held) {
        var picture = found.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND));
        var tagged = Tagged.answer(picture.jpeg(), "\"" + picture.digest() + "\"", held);
        tagged.getHeaders().add(HttpHeaders.LAST_MODIFIED, Date.from(picture.takenAt()));
        return tagged;
    }
}

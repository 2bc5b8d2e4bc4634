package vn.giamsat.api.graphql;

import java.time.Instant;
import java.util.Base64;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.CameraPicture;

/// A camera's picture as text, because GraphQL answers carry no bytes. A picture has at most 30 KB,
/// which are 40 KB of Base64.
@Description("A decoded picture of a camera, at most 320 pixels wide")
public record PictureView(
        Instant takenAt,
        String contentType,
        @Description("First 32 hex digits of the SHA-256 of the picture; its ETag in REST")
                String digest,
        @Description("The picture; null when its digest is the one that you named as held")
                @Nullable String base64) {
    private static final String JPEG = "image/jpeg";

    static PictureView of(CameraPicture picture) {
        var jpeg = picture.jpeg();
        return new PictureView(
                picture.takenAt(),
                JPEG,
                picture.digest(),
                jpeg == null ? null : Base64.getEncoder().encodeToString(jpeg));
    }
}

package vn.giamsat.api.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.photo.UploadDraft;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What a phone says of a photo in `Upload-Metadata` (tus 1.0, extension `creation`): keys, and
/// values in Base64. Keys that mean nothing here are left alone, as `filename`. Collects what is
/// wrong, so that all of it can be told at once. Confined to one reading.
final class UploadMetadata {
    private static final String HEADER = "Upload-Metadata";
    private static final int LONGEST = 2_000;

    private final String header;
    private final Map<String, String> values = new HashMap<>();
    private final List<Violation> broken = new ArrayList<>();

    private UploadMetadata(String header) {
        this.header = header;
    }

    /// @param length of the file in bytes
    /// @throws Problem INVALID_INPUT with all that is wrong
    static UploadDraft draft(@Nullable String header, int length) {
        var metadata = new UploadMetadata(header == null ? "" : header);
        metadata.read();
        var photoId = metadata.demanded("photoId");
        var facilityId = metadata.demanded("facilityId");
        var latitude = metadata.degrees("latitude", 90);
        var longitude = metadata.degrees("longitude", 180);
        var takenAt = metadata.field("takenAt", text -> Choice.instant("takenAt", text));
        if ((latitude == null) != (longitude == null)) {
            metadata.broken.add(Violation.of("latitude", "position-whole"));
        }
        if (!metadata.broken.isEmpty() || photoId == null || facilityId == null) {
            throw new Problem(ErrorCode.INVALID_INPUT, "", metadata.broken);
        }
        return new UploadDraft(
                photoId, facilityId, length, latitude, longitude, takenAt, metadata.header);
    }

    private void read() {
        if (header.length() > LONGEST) {
            broken.add(
                    new Violation(
                            HEADER, "size", Map.of("min", "0", "max", Integer.toString(LONGEST))));
            return;
        }
        for (var pair : header.split(",")) {
            var words = pair.strip().split(" ", 2);
            try {
                var value = Base64.getDecoder().decode(words.length < 2 ? "" : words[1].strip());
                values.put(words[0], new String(value, UTF_8));
            } catch (IllegalArgumentException noBase64) {
                broken.add(Violation.of(words[0], "base64"));
            }
        }
    }

    private @Nullable UUID demanded(String field) {
        if (!values.containsKey(field)) {
            broken.add(Violation.of(field, "not-null"));
        }
        return field(field, text -> Choice.id(field, text));
    }

    private @Nullable Double degrees(String field, int most) {
        return field(
                field,
                text -> {
                    var degrees = number(field, text);
                    if (!(Math.abs(degrees) <= most)) {
                        throw Problem.invalid(Violation.between(field, -most, most));
                    }
                    return degrees;
                });
    }

    private static double number(String field, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw Problem.invalid(Violation.of(field, "number"));
        }
    }

    private <T> @Nullable T field(String field, Function<String, @Nullable T> reader) {
        var text = values.get(field);
        try {
            return text == null || text.isEmpty() ? null : reader.apply(text);
        } catch (Problem wrong) {
            broken.addAll(wrong.violations());
            return null;
        }
    }
}

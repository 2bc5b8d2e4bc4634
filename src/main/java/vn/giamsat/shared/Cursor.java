package vn.giamsat.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place in a list that is ordered by a key and then by id; opaque to clients. The next page
/// begins behind it, whatever was inserted or removed meanwhile.
public record Cursor(String key, UUID id) {
    private static final int ID_LENGTH = 36;
    private static final int MAX_LENGTH = 4_000;

    public String text() {
        var bytes = (id + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Reads a cursor that a client sent back; null stays null (the first page).
    ///
    /// @throws Problem INVALID_CURSOR when it is none of ours
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("too long");
            }
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var id = UUID.fromString(plain.substring(0, ID_LENGTH));
            return new Cursor(plain.substring(ID_LENGTH), id);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            throw new Problem(ErrorCode.INVALID_CURSOR);
        }
    }
}

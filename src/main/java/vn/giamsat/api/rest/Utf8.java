package vn.giamsat.api.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Text that must be UTF-8. A file in another encoding is refused: guessing would spoil Vietnamese
/// names for good.
final class Utf8 {
    private Utf8() {}

    /// @throws Problem INVALID_INPUT
    static String text(byte @Nullable [] bytes) {
        try {
            var given = ByteBuffer.wrap(bytes == null ? new byte[0] : bytes);
            return StandardCharsets.UTF_8.newDecoder().decode(given).toString();
        } catch (CharacterCodingException other) {
            throw Problem.invalid(Violation.of("csv", "utf-8"));
        }
    }
}

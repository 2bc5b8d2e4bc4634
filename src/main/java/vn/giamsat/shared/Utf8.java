package vn.giamsat.shared;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Text that must be UTF-8. A file in another encoding is refused: guessing would spoil Vietnamese
/// names for good.
public final class Utf8 {
    private Utf8() {}

    /// @throws Problem INVALID_INPUT
    public static String text(byte @Nullable [] bytes) {
        try {
            var given = ByteBuffer.wrap(bytes == null ? new byte[0] : bytes);
            return StandardCharsets.UTF_8.newDecoder().decode(given).toString();
        } catch (CharacterCodingException other) {
            throw Problem.invalid(Violation.of("csv", "utf-8"));
        }
    }
}

package vn.giamsat.probe;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What a picture is compared by with another one, to know whether its camera was moved between
/// them. Too coarse to recognise anybody. The array is not copied; nobody changes it.
///
/// @param source tells the stream addresses of a camera apart: another one shows another scene
/// @param byDay whether by daylight; else by infra-red or little light
/// @param squares as in [PictureSignature]
public record Viewpoint(int source, boolean byDay, byte[] squares) {
    private static final byte FORM = 1;
    private static final int SQUARES = 2 * PictureSignature.COLUMNS * PictureSignature.ROWS;

    /// As it is stored, without the light: big endian, the first byte telling the form.
    public byte[] bytes() {
        return ByteBuffer.allocate(1 + Integer.BYTES + SQUARES)
                .put(FORM)
                .putInt(source)
                .put(squares)
                .array();
    }

    /// Empty when it is of a form that is not known here.
    public static Optional<Viewpoint> read(boolean byDay, byte[] stored) {
        try {
            var bytes = ByteBuffer.wrap(stored);
            return bytes.get() == FORM ? Optional.of(read(byDay, bytes)) : Optional.empty();
        } catch (BufferUnderflowException cut) {
            return Optional.empty();
        }
    }

    private static Viewpoint read(boolean byDay, ByteBuffer bytes) {
        var source = bytes.getInt();
        var squares = new byte[SQUARES];
        bytes.get(squares);
        return new Viewpoint(source, byDay, squares);
    }

    /// Whether the two can be compared at all.
    public boolean isComparable(Viewpoint other) {
        return source == other.source && byDay == other.byDay;
    }
}

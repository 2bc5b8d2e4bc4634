package vn.giamsat.probe.memory;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import vn.giamsat.probe.PictureSignature;

/// A memory as it is stored: big endian, the first byte telling the form.
final class MemoryBytes {
    private static final byte FORM = 2;
    private static final int SQUARES = 2 * PictureSignature.COLUMNS * PictureSignature.ROWS;
    private static final int NUMBERS_OF_PICTURE = 4;
    private static final int USUAL = Integer.BYTES + 6 * Float.BYTES;
    private static final int LENGTH =
            1 + Integer.BYTES + Long.BYTES + SQUARES + NUMBERS_OF_PICTURE * Float.BYTES + 2 * USUAL;

    private MemoryBytes() {}

    /// Empty before the first picture.
    static Optional<byte[]> of(PictureMemory memory) {
        return Optional.ofNullable(memory.latest()).map(latest -> written(memory, latest));
    }

    private static byte[] written(PictureMemory memory, PictureSignature latest) {
        var bytes = ByteBuffer.allocate(LENGTH).put(FORM).putInt(memory.source());
        bytes.putLong(memory.sameSince().toEpochMilli()).put(latest.squares());
        put(bytes, latest.edgeShare(), latest.sharpness(), latest.blueness(), latest.redness());
        put(bytes, memory.day());
        put(bytes, memory.night());
        return bytes.array();
    }

    private static void put(ByteBuffer bytes, Usual usual) {
        bytes.putInt(usual.pictures());
        put(bytes, usual.lumaSpread(), usual.edgeShare(), usual.sharpness());
        put(bytes, usual.blueness(), usual.redness(), usual.noise());
    }

    private static void put(ByteBuffer bytes, double... numbers) {
        for (var number : numbers) {
            bytes.putFloat((float) number);
        }
    }

    /// Empty when it is of a form that is not known here.
    static Optional<PictureMemory> read(byte[] stored) {
        try {
            var bytes = ByteBuffer.wrap(stored);
            return bytes.get() == FORM ? Optional.of(read(bytes)) : Optional.empty();
        } catch (BufferUnderflowException cut) {
            return Optional.empty();
        }
    }

    private static PictureMemory read(ByteBuffer bytes) {
        var source = bytes.getInt();
        var sameSince = Instant.ofEpochMilli(bytes.getLong());
        var squares = new byte[SQUARES];
        bytes.get(squares);
        var latest =
                new PictureSignature(
                        squares,
                        bytes.getFloat(),
                        bytes.getFloat(),
                        bytes.getFloat(),
                        bytes.getFloat());
        return new PictureMemory(source, latest, sameSince, usual(bytes), usual(bytes));
    }

    private static Usual usual(ByteBuffer bytes) {
        return new Usual(
                bytes.getInt(),
                bytes.getFloat(),
                bytes.getFloat(),
                bytes.getFloat(),
                bytes.getFloat(),
                bytes.getFloat(),
                bytes.getFloat());
    }
}

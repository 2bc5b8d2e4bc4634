package vn.giamsat.probe.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Messages over two pipes: four bytes of length (big-endian), then as many bytes. One thread at a
/// time; blocking.
final class Pipe {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final int mostBytes;

    /// @param mostBytes that a message from the other side may have
    Pipe(InputStream in, OutputStream out, int mostBytes) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
        this.mostBytes = mostBytes;
    }

    /// Something that writes itself.
    interface Message {
        void write(DataOutputStream out) throws IOException;
    }

    void send(Message message) throws IOException {
        var bytes = new ByteArrayOutputStream();
        message.write(new DataOutputStream(bytes));
        out.writeInt(bytes.size());
        bytes.writeTo(out);
        out.flush();
    }

    /// The next message.
    ///
    /// @throws EOFException when the other side has ended
    /// @throws GarbledException when the message is longer than it may be
    DataInputStream receive() throws IOException {
        var length = in.readInt();
        if (length < 0 || length > mostBytes) {
            throw new GarbledException("a message of %d bytes".formatted(length));
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a message that is cut off");
        }
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /// Bytes with their number before them.
    static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// @throws GarbledException when there are fewer bytes than the number says
    static byte[] readBytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new GarbledException("%d bytes of %d".formatted(length, in.available()));
        }
        return in.readNBytes(length);
    }
}

package vn.giamsat.probe.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import vn.giamsat.probe.media.Development;
import vn.giamsat.probe.media.Development.Print;

/// A development as bytes. What the service itself finds out, that nobody was free or that it took
/// too long, is not among them.
final class DevelopmentForm {
    private DevelopmentForm() {}

    static void write(Development development, DataOutputStream out) throws IOException {
        switch (development) {
            case Development.Developed(var full, var thumbnail) -> {
                out.writeBoolean(true);
                write(full, out);
                write(thumbnail, out);
            }
            case Development.Refused(var reason, var detail) -> {
                out.writeBoolean(false);
                out.writeUTF(reason.name());
                out.writeUTF(detail);
            }
            case Development.Busy _, Development.Overdue _ ->
                    throw new IllegalArgumentException("nobody is busy here");
        }
    }

    /// @throws IllegalArgumentException when something in it is out of its range
    static Development read(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? new Development.Developed(print(in), print(in))
                : new Development.Refused(Development.Reason.valueOf(in.readUTF()), in.readUTF());
    }

    private static void write(Print print, DataOutputStream out) throws IOException {
        Pipe.write(print.jpeg(), out);
        out.writeInt(print.widthPixels());
        out.writeInt(print.heightPixels());
    }

    private static Print print(DataInputStream in) throws IOException {
        return new Print(Measured.jpeg(in), Measured.side(in), Measured.side(in));
    }
}

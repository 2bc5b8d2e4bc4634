package vn.giamsat.probe.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.Snapshot;

/// An examination as bytes. Nobody is busy in a decoder process, so that is not among them.
final class ExaminationForm {
    private ExaminationForm() {}

    static void write(Examination examination, DataOutputStream out) throws IOException {
        switch (examination) {
            case Examination.Seen(var facts, var signature, var snapshot, var fault) -> {
                out.writeBoolean(true);
                write(facts, out);
                write(signature, out);
                write(snapshot, out);
                out.writeBoolean(fault != null);
                if (fault != null) {
                    write(fault, out);
                }
            }
            case Examination.Undecodable(var failure) -> {
                out.writeBoolean(false);
                write(failure, out);
            }
            case Examination.Busy _ -> throw new IllegalArgumentException("nobody is busy here");
        }
    }

    /// @throws IllegalArgumentException when something in it is out of its range
    static Examination read(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? new Examination.Seen(facts(in), signature(in), snapshot(in), fault(in))
                : new Examination.Undecodable(failure(in));
    }

    private static @Nullable Failure fault(DataInputStream in) throws IOException {
        return in.readBoolean() ? failure(in) : null;
    }

    private static void write(PictureFacts facts, DataOutputStream out) throws IOException {
        out.writeInt(facts.width());
        out.writeInt(facts.height());
        out.writeDouble(facts.meanLuma());
        out.writeDouble(facts.lumaSpread());
        out.writeDouble(facts.blackShare());
        out.writeDouble(facts.whiteShare());
        out.writeDouble(facts.detail());
        out.writeDouble(facts.uniformShare());
        out.writeDouble(facts.colourCast());
        out.writeDouble(facts.noise());
    }

    private static PictureFacts facts(DataInputStream in) throws IOException {
        return new PictureFacts(
                in.readInt(),
                in.readInt(),
                number(in),
                number(in),
                number(in),
                number(in),
                number(in),
                number(in),
                number(in),
                number(in));
    }

    private static void write(PictureSignature signature, DataOutputStream out) throws IOException {
        Pipe.write(signature.squares(), out);
        out.writeDouble(signature.edgeShare());
        out.writeDouble(signature.sharpness());
        out.writeDouble(signature.blueness());
        out.writeDouble(signature.redness());
    }

    private static PictureSignature signature(DataInputStream in) throws IOException {
        return new PictureSignature(
                Pipe.readBytes(in), number(in), number(in), number(in), number(in));
    }

    private static double number(DataInputStream in) throws IOException {
        var number = in.readDouble();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a measure that is no number");
        }
        return number;
    }

    private static void write(Snapshot snapshot, DataOutputStream out) throws IOException {
        Pipe.write(snapshot.jpeg(), out);
        out.writeInt(snapshot.widthPixels());
        out.writeInt(snapshot.heightPixels());
    }

    private static Snapshot snapshot(DataInputStream in) throws IOException {
        var jpeg = Pipe.readBytes(in);
        if (jpeg.length > Snapshot.MAX_BYTES) {
            throw new IllegalArgumentException("a snapshot of %d bytes".formatted(jpeg.length));
        }
        return new Snapshot(jpeg, in.readInt(), in.readInt());
    }

    private static void write(Failure failure, DataOutputStream out) throws IOException {
        out.writeUTF(failure.code().name());
        out.writeUTF(failure.detail());
    }

    private static Failure failure(DataInputStream in) throws IOException {
        return new Failure(FailureCode.valueOf(in.readUTF()), in.readUTF());
    }
}

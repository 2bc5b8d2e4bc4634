package vn.giamsat.probe.worker;

import static vn.giamsat.probe.worker.Measured.jpeg;
import static vn.giamsat.probe.worker.Measured.number;
import static vn.giamsat.probe.worker.Measured.share;
import static vn.giamsat.probe.worker.Measured.side;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Explanation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.Snapshot;

/// An examination as bytes. Nobody is busy in a decoder process, so that is not among them.
final class ExaminationForm {
    /// From grey to the corner of what blueness and redness may be.
    private static final double MOST_CAST = 128 * Math.sqrt(2);

    /// Of a checkerboard, as it is measured (`probe.media`): 8 × 255 · sqrt(pi / 2) / 6.
    private static final double MOST_NOISE = 427;

    private static final Set<FailureCode> UNDECODABLE = EnumSet.of(FailureCode.DECODE_ERROR);

    /// Those of the picture checks of `probe.media`.
    private static final Set<FailureCode> FAULTS =
            EnumSet.of(
                    FailureCode.VIDEO_BLACK,
                    FailureCode.OVEREXPOSED,
                    FailureCode.VIDEO_BLUR,
                    FailureCode.VIDEO_NOSIGNAL_CARD);

    private ExaminationForm() {}

    static void write(Examination examination, DataOutputStream out) throws IOException {
        switch (examination) {
            case Examination.Seen(var facts, var signature, var snapshot, var faults) -> {
                out.writeBoolean(true);
                write(facts, out);
                write(signature, out);
                write(snapshot, out);
                out.writeByte(faults.size());
                for (var fault : faults) {
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
                ? new Examination.Seen(facts(in), signature(in), snapshot(in), faults(in))
                : new Examination.Undecodable(failure(in, UNDECODABLE));
    }

    private static List<Failure> faults(DataInputStream in) throws IOException {
        var count = in.readUnsignedByte();
        if (count > Explanation.MOST) {
            throw new IllegalArgumentException(count + " faults");
        }
        var faults = new ArrayList<Failure>(count);
        while (faults.size() < count) {
            faults.add(failure(in, FAULTS));
        }
        return faults;
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
                side(in),
                side(in),
                number(in, 0, 255),
                number(in, 0, 128),
                share(in),
                share(in),
                number(in, 0, 255),
                share(in),
                number(in, 0, MOST_CAST),
                number(in, 0, MOST_NOISE));
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
                Pipe.readBytes(in),
                share(in),
                share(in),
                number(in, -128, 128),
                number(in, -128, 128));
    }

    private static void write(Snapshot snapshot, DataOutputStream out) throws IOException {
        Pipe.write(snapshot.jpeg(), out);
        out.writeInt(snapshot.widthPixels());
        out.writeInt(snapshot.heightPixels());
    }

    private static Snapshot snapshot(DataInputStream in) throws IOException {
        var jpeg = jpeg(in);
        if (jpeg.length > Snapshot.MAX_BYTES) {
            throw new IllegalArgumentException("a snapshot of %d bytes".formatted(jpeg.length));
        }
        return new Snapshot(jpeg, side(in, Snapshot.MAX_WIDTH_PIXELS), side(in));
    }

    private static void write(Failure failure, DataOutputStream out) throws IOException {
        out.writeUTF(failure.code().name());
        out.writeUTF(failure.detail());
        var measured = failure.measured();
        out.writeBoolean(measured != null);
        if (measured != null) {
            out.writeDouble(measured.number());
            out.writeDouble(measured.threshold());
            out.writeUTF(measured.unit().name());
        }
    }

    /// A decoder knows nothing of logins, connections and the like.
    private static Failure failure(DataInputStream in, Set<FailureCode> known) throws IOException {
        var code = FailureCode.valueOf(in.readUTF());
        if (!known.contains(code)) {
            throw new IllegalArgumentException("no failure of a decoder: " + code);
        }
        return new Failure(code, in.readUTF(), measured(in));
    }

    private static @Nullable Measure measured(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? new Measure(in.readDouble(), in.readDouble(), MeasureUnit.valueOf(in.readUTF()))
                : null;
    }
}

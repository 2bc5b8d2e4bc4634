package vn.giamsat.probe.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.VideoCodec;

/// What a decoder process is asked, one question after another.
sealed interface Question extends Pipe.Message {
    /// Processor time that the answer may take, in whole seconds; the kernel rounds.
    int cpuSeconds();

    /// A camera's key frame, to be decoded and judged.
    record Examine(EncodedPicture picture, int cpuSeconds) implements Question {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte(picture.codec().ordinal());
            out.writeInt(cpuSeconds);
            Pipe.write(picture.bytes(), out);
        }
    }

    /// A photo of a phone, to be made a plain JPEG file. The array is not copied.
    record Develop(byte[] file, int cpuSeconds) implements Question {
        private static final int KIND = -1;

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte(KIND);
            out.writeInt(cpuSeconds);
            Pipe.write(file, out);
        }
    }

    static Question read(DataInputStream in) throws IOException {
        var kind = in.readByte();
        var cpuSeconds = in.readInt();
        var bytes = Pipe.readBytes(in);
        return kind == Develop.KIND
                ? new Develop(bytes, cpuSeconds)
                : new Examine(new EncodedPicture(VideoCodec.values()[kind], bytes), cpuSeconds);
    }
}

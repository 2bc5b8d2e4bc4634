package vn.giamsat.probe.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.media.Development;

/// What a decoder process says: once whether it can work, then one answer to each question.
sealed interface Answer extends Pipe.Message {
    /// It can decode.
    record Ready() implements Answer {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte(Kind.READY.ordinal());
        }
    }

    /// It cannot decode at all.
    ///
    /// @param reason for operators
    record Unusable(String reason) implements Answer {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte(Kind.UNUSABLE.ordinal());
            out.writeUTF(cut(reason));
        }
    }

    record Examined(Examination examination) implements Answer {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte(Kind.EXAMINED.ordinal());
            ExaminationForm.write(examination, out);
        }
    }

    record Finished(Development development) implements Answer {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte(Kind.FINISHED.ordinal());
            DevelopmentForm.write(development, out);
        }
    }

    /// The work needed more memory than a process has.
    record OutOfMemory() implements Answer {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte(Kind.OUT_OF_MEMORY.ordinal());
        }
    }

    /// A bug of ours.
    ///
    /// @param failure what was thrown
    record Broken(String failure) implements Answer {
        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeByte(Kind.BROKEN.ordinal());
            out.writeUTF(cut(failure));
        }
    }

    /// The first byte of an answer.
    enum Kind {
        READY,
        UNUSABLE,
        EXAMINED,
        FINISHED,
        OUT_OF_MEMORY,
        BROKEN
    }

    /// @throws GarbledException when it is no answer
    static Answer read(DataInputStream in) throws IOException {
        try {
            var answer = answer(in);
            if (in.available() > 0) {
                throw new GarbledException("more than an answer");
            }
            return answer;
        } catch (IllegalArgumentException | IndexOutOfBoundsException | EOFException strange) {
            throw new GarbledException("no answer of a decoder: " + strange);
        }
    }

    private static Answer answer(DataInputStream in) throws IOException {
        return switch (Kind.values()[in.readUnsignedByte()]) {
            case READY -> new Ready();
            case UNUSABLE -> new Unusable(in.readUTF());
            case EXAMINED -> new Examined(ExaminationForm.read(in));
            case FINISHED -> new Finished(DevelopmentForm.read(in));
            case OUT_OF_MEMORY -> new OutOfMemory();
            case BROKEN -> new Broken(in.readUTF());
        };
    }

    private static String cut(String text) {
        return text.length() <= 1_000 ? text : text.substring(0, 1_000);
    }
}

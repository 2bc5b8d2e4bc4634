package vn.giamsat.probe.worker;

import java.io.EOFException;
import java.io.IOException;
import java.util.UUID;
import vn.giamsat.probe.media.Decoder;

/// The work of a decoder process: says whether it can decode, then answers one question after
/// another, until nobody asks any more.
final class DecodingLoop {
    /// Whose picture it is, only the service needs to know.
    private static final UUID NOBODY = new UUID(0, 0);

    private final Pipe pipe;
    private final Decoder decoder;

    DecodingLoop(Pipe pipe, Decoder decoder) {
        this.pipe = pipe;
        this.decoder = decoder;
    }

    /// Whether it can decode. Where no folder of libraries is configured, the first process on a
    /// machine writes them into the user's home.
    Answer prepare() {
        try {
            decoder.prepare();
            return new Answer.Ready();
        } catch (LinkageError unusable) {
            return new Answer.Unusable(String.valueOf(unusable.getMessage()));
        }
    }

    /// @param greeting what [#prepare] said
    void run(Answer greeting) throws IOException {
        pipe.send(greeting);
        try {
            while (true) {
                var question = Question.read(pipe.receive());
                KernelLimits.allowProcessorTime(question.cpuSeconds());
                pipe.send(answer(question));
            }
        } catch (EOFException nobodyAsks) {
            decoder.close();
        }
    }

    private Answer answer(Question question) {
        try {
            return switch (question) {
                case Question.Examine(var picture, _) ->
                        new Answer.Examined(decoder.examine(NOBODY, picture));
                case Question.Develop(var file, _) -> new Answer.Finished(decoder.develop(file));
            };
        } catch (OutOfMemoryError limit) {
            return new Answer.OutOfMemory();
        } catch (Throwable bug) {
            return new Answer.Broken(bug.toString());
        }
    }
}

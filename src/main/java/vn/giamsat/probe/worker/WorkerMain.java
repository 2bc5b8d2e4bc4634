package vn.giamsat.probe.worker;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.function.Function;
import vn.giamsat.probe.media.Decoder;
import vn.giamsat.probe.media.DecoderSettings;
import vn.giamsat.probe.media.LocalDecoder;

/// The entry of a decoder process; nothing of the service is started in it.
public final class WorkerMain {
    /// What the service passes on is limited there.
    private static final int MOST_BYTES = Integer.MAX_VALUE;

    private WorkerMain() {}

    /// @throws IOException when the service is gone in the middle of a word
    public static void main(String... arguments) throws IOException {
        serve(LocalDecoder::new);
    }

    static void serve(Function<DecoderSettings, Decoder> decoders) throws IOException {
        var in = new FileInputStream(FileDescriptor.in);
        var out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err); // the pipe is for answers only
        var pipe = new Pipe(in, out, MOST_BYTES);
        var orders = Orders.read(pipe.receive());
        var loop = new DecodingLoop(pipe, decoders.apply(orders.settings()));
        var greeting = loop.prepare(); // before anything of strangers is read
        KernelLimits.confine(orders.memoryBytes());
        loop.run(greeting);
    }
}

package vn.giamsat.probe.rtsp;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts RTP packets that came over UDP back into the order of their sequence numbers. It waits for
/// a missing one until those behind it fill the buffer, then goes on without; what comes after its
/// turn, or twice, is dropped. Holds packets as they are: they must stay valid. Event loop of its
/// probe only.
final class SequenceBuffer {
    private static final int MOST_HELD = 16; // networks swap neighbours, not more
    private static final int RTP_HEADER_BYTES = 12;
    private static final int SEQUENCE_BITS = 0xFFFF;
    private static final int MAX_DROPOUT = 3000; // RFC 3550 appendix A.1
    private static final int MAX_MISORDER = 100; // likewise

    private final Consumer<Slice> inOrder;
    private final @Nullable Slice[] held = new Slice[MOST_HELD];
    private boolean started;
    private int next;

    SequenceBuffer(Consumer<Slice> inOrder) {
        this.inOrder = inOrder;
    }

    /// Takes a packet, and hands on all whose turn has come.
    void add(Slice packet) {
        if (packet.length() < RTP_HEADER_BYTES) {
            return;
        }
        var sequence = packet.shortAt(2);
        var ahead = (short) (sequence - next);
        if (!started || ahead >= MAX_DROPOUT || ahead < -MAX_MISORDER) {
            restart(sequence); // the first packet, or a camera that begins anew
        } else if (ahead < 0) {
            return;
        }
        while ((short) (sequence - next) >= MOST_HELD) {
            advance();
        }
        held[sequence % MOST_HELD] = packet;
        while (held[next % MOST_HELD] != null) {
            advance();
        }
    }

    private void restart(int sequence) {
        for (var i = 0; started && i < MOST_HELD; i++) {
            advance();
        }
        started = true;
        next = sequence;
    }

    private void advance() {
        var packet = held[next % MOST_HELD];
        held[next % MOST_HELD] = null;
        next = next + 1 & SEQUENCE_BITS;
        if (packet != null) {
            inOrder.accept(packet);
        }
    }
}

package vn.giamsat.probe.rtsp;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.rtsp.Incoming.MediaFrame;
import vn.giamsat.probe.rtsp.Incoming.Unreadable;

/// Takes one connection's bytes apart into RTSP messages and interleaved frames. What it finds does
/// not depend on how the bytes were cut into chunks: every decision waits for the bytes it needs.
///
/// Before the first message the peer has to prove that it speaks RTSP. After that, bytes that
/// belong to nothing are skipped up to the next frame or message (some cameras send garbage between
/// frames, curl issue 10808), but no more than one frame's worth. Event loop of its connection
/// only.
final class Framer {
    private static final int FRAME_HEADER_BYTES = 4; // RFC 2326 section 10.12
    private static final int SANE_CHANNELS = 32; // cameras count channels from 0, two a track
    private static final byte FRAME_MARK = '$';
    private static final byte[] NOTHING = {};

    /// Enough for most conversations. Who waits for a silent camera holds none.
    private static final int FIRST_ROOM_BYTES = 2_048;

    private enum Sight {
        FRAME,
        MESSAGE,
        GARBAGE,
        TOO_SHORT
    }

    private final ReceiverLimits limits;
    private byte[] bytes = NOTHING;
    private int start;
    private int end;
    private int searched;
    private int skipped;
    private boolean settled;
    private @Nullable Head head;
    private @Nullable Unreadable unreadable;

    Framer(ReceiverLimits limits) {
        this.limits = limits;
    }

    /// Takes in what arrived. Slices handed out before are no longer valid.
    void feed(ByteBuf chunk) {
        if (unreadable != null) {
            return;
        }
        var length = chunk.readableBytes();
        makeRoom(length);
        chunk.readBytes(bytes, end, length);
        end += length;
    }

    /// The next thing that is complete; null when more bytes are needed. To be called until it is
    /// null after each feed, so that what is held stays within the limits.
    @Nullable Incoming next() {
        if (unreadable != null) {
            return unreadable;
        }
        if (head != null) {
            return body(head);
        }
        while (start < end) {
            switch (look()) {
                case FRAME -> {
                    return frame();
                }
                case MESSAGE -> {
                    return message();
                }
                case TOO_SHORT -> {
                    return null;
                }
                case GARBAGE -> {
                    if (!skip()) {
                        return unreadable;
                    }
                }
            }
        }
        return null;
    }

    /// How much memory is held, in bytes: at most twice what the limits and one chunk need.
    int capacity() {
        return bytes.length;
    }

    private Sight look() {
        var first = bytes[start];
        if (first == FRAME_MARK) {
            return lookAtFrame();
        }
        return first >= 'A' && first <= 'Z'
                ? Opening.at(bytes, start, end)
                        .map(whole -> whole ? Sight.MESSAGE : Sight.TOO_SHORT)
                        .orElse(Sight.GARBAGE)
                : Sight.GARBAGE;
    }

    private Sight lookAtFrame() {
        if (end - start <= FRAME_HEADER_BYTES) {
            return Sight.TOO_SHORT;
        }
        // In the midst of garbage a lone dollar sign is not enough: RTP and RTCP have version 2.
        var found =
                skipped == 0
                        || (bytes[start + 1] & 0xFF) < SANE_CHANNELS
                                && (bytes[start + FRAME_HEADER_BYTES] & 0xC0) == 0x80;
        return found && frameBytes() <= limits.frameBytes() ? Sight.FRAME : Sight.GARBAGE;
    }

    private @Nullable MediaFrame frame() {
        var length = frameBytes();
        if (end - start < FRAME_HEADER_BYTES + length) {
            return null;
        }
        var payload = new Slice(bytes, start + FRAME_HEADER_BYTES, length);
        var channel = bytes[start + 1] & 0xFF;
        advance(FRAME_HEADER_BYTES + length);
        return new MediaFrame(channel, payload);
    }

    private int frameBytes() {
        return (bytes[start + 2] & 0xFF) << 8 | bytes[start + 3] & 0xFF;
    }

    private @Nullable Incoming message() {
        var length = headBytes();
        if (length > limits.headerBytes()) {
            return giveUp("the header is longer than the limit");
        }
        if (length == 0) {
            return null;
        }
        var text = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        advance(length);
        var parsed = Head.parse(text);
        if (parsed == null || parsed.bodyBytes() < 0) {
            return giveUp("the head of the message is malformed");
        }
        if (parsed.bodyBytes() > limits.bodyBytes()) {
            return giveUp("the body is longer than the limit");
        }
        settled = true;
        head = parsed;
        return body(parsed);
    }

    private @Nullable Incoming body(Head announced) {
        var length = announced.bodyBytes();
        if (end - start < length) {
            return null;
        }
        var body = Arrays.copyOfRange(bytes, start, start + length);
        advance(length);
        head = null;
        return announced.with(body);
    }

    /// Length of the head up to and with its empty line; 0 when that is not there yet.
    private int headBytes() {
        for (var i = Math.max(searched, start); i < end; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            var next = i + 1 < end && bytes[i + 1] == '\r' ? i + 2 : i + 1;
            if (next >= end) {
                searched = i;
                return tooLongWithoutEnd();
            }
            if (bytes[next] == '\n') {
                return next + 1 - start;
            }
        }
        searched = end;
        return tooLongWithoutEnd();
    }

    private int tooLongWithoutEnd() {
        return end - start > limits.headerBytes() ? end - start : 0;
    }

    private boolean skip() {
        var blank = bytes[start] == '\r' || bytes[start] == '\n';
        if (!settled && !blank) {
            giveUp("the first bytes are not RTSP");
            return false;
        }
        var soFar = blank ? skipped : skipped + 1;
        advance(1);
        skipped = soFar;
        if (skipped > limits.frameBytes()) {
            giveUp("too much garbage between frames");
            return false;
        }
        return true;
    }

    private Unreadable giveUp(String reason) {
        var verdict = new Unreadable(reason);
        unreadable = verdict;
        bytes = NOTHING;
        start = 0;
        end = 0;
        return verdict;
    }

    private void advance(int count) {
        start += count;
        searched = start;
        skipped = 0;
    }

    private void makeRoom(int wanted) {
        if (start == end) {
            start = 0;
            end = 0;
            searched = 0;
        }
        if (bytes.length - end >= wanted) {
            return;
        }
        var held = end - start;
        var roomy = held + wanted <= bytes.length ? bytes : grown(held + wanted);
        System.arraycopy(bytes, start, roomy, 0, held);
        searched = Math.max(0, searched - start);
        bytes = roomy;
        start = 0;
        end = held;
    }

    private byte[] grown(int needed) {
        return new byte[Math.max(needed, Math.max(FIRST_ROOM_BYTES, bytes.length * 2))];
    }
}

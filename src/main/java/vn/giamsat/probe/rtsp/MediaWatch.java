package vn.giamsat.probe.rtsp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.StreamFacts;

/// Watches the media of one probe until a key frame is there and the stream was seen for long
/// enough to tell its rates. Has no clock and no timer: times are handed in, as nanoseconds of one
/// monotonic clock. Event loop of its probe only.
final class MediaWatch {
    /// Whether watching goes on.
    sealed interface Verdict {
        /// @param nanos when to ask again, unless something happens before
        record WaitUntil(long nanos) implements Verdict {}

        record Complete() implements Verdict {}

        record Failed(Failure failure) implements Verdict {}
    }

    private final VideoTrack track;
    private final Timeouts timeouts;
    private final Duration observation;
    private final PacketCount count = new PacketCount();
    private final Cadence cadence;
    private final Repetition repetition;
    private final PictureAssembler assembler;
    private long first;
    private long last;
    private long reports;

    /// SSRC of the last packet of the video.
    private int source;

    MediaWatch(VideoTrack track, ReceiverSettings settings) {
        this.track = track;
        timeouts = settings.timeouts();
        observation = settings.observation();
        cadence = new Cadence(track.clockRate());
        repetition = new Repetition(track.clockRate());
        assembler = PictureAssembler.of(track, settings.limits().pictureBytes());
    }

    /// Takes what came on the video's channel. Whatever is no RTP packet of the video is ignored.
    ///
    /// @return whether it was the first packet or completed the picture, so that another verdict
    ///     may be due
    boolean add(Slice frame, long now) {
        var packet = RtpPacket.parse(frame);
        if (packet == null || !isOurs(packet)) {
            return false;
        }
        var isFirst = !isReceiving();
        var before = assembler.picture();
        first = isFirst ? now : first;
        last = now;
        source = packet.source();
        var afterGap = count.isGapBefore(packet);
        cadence.add(packet);
        repetition.add(packet);
        assembler.add(packet, afterGap);
        return isFirst || assembler.picture() != before;
    }

    /// Notes that a packet came on the channel of RTCP.
    void reported() {
        reports++;
    }

    /// SSRC of the video; null before its first packet.
    @Nullable Integer source() {
        return isReceiving() ? source : null;
    }

    boolean isReceiving() {
        return count.received() > 0;
    }

    @Nullable EncodedPicture picture() {
        return assembler.picture();
    }

    /// @param playing when PLAY was accepted
    Verdict verdict(long playing, long now) {
        if (assembler.picture() != null) {
            return dueAt(first + observation.toNanos(), now, new Verdict.Complete());
        }
        var silence = timeouts.firstPacket().toNanos();
        if (!isReceiving()) {
            return dueAt(playing + silence, now, new Verdict.Failed(nothing()));
        }
        var stall = last + silence;
        var deadline = first + timeouts.keyFrame().toNanos();
        return stall - deadline < 0
                ? dueAt(stall, now, failed(FailureCode.RTP_STALL))
                : dueAt(deadline, now, new Verdict.Failed(assembler.absence()));
    }

    /// What was seen so far; of a stream that did not send anything, what its SDP says.
    StreamFacts facts() {
        var shape = assembler.shape();
        var interval = assembler.keyFrameInterval();
        return new StreamFacts(
                        track.codec(),
                        shape.profile(),
                        shape.width(),
                        shape.height(),
                        cadence.framesPerSecond(),
                        cadence.bitsPerSecond(),
                        interval == null ? null : duration(interval),
                        count.received(),
                        count.lost())
                .withStillFor(repetition.stillFor());
    }

    /// Reports without media tell a camera that lost its picture from a way that is blocked.
    private Failure nothing() {
        return new Failure(FailureCode.NO_RTP, reports == 0 ? "" : "RTCP only");
    }

    private Duration duration(int clockUnits) {
        return Duration.ofMillis(clockUnits * 1000L / track.clockRate());
    }

    private boolean isOurs(RtpPacket packet) {
        return track.payloadType() == VideoTrack.ANY_PAYLOAD_TYPE
                ? !packet.isControl()
                : track.payloadType() == packet.payloadType();
    }

    private static Verdict dueAt(long due, long now, Verdict verdict) {
        return due - now <= 0 ? verdict : new Verdict.WaitUntil(due);
    }

    private static Verdict failed(FailureCode code) {
        return new Verdict.Failed(new Failure(code));
    }
}

package vn.giamsat.probe.rtsp;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import vn.giamsat.probe.wire.NetworkConfig;

/// How cameras are asked (`giamsat.probe.*`). Values that make no sense stop the start with a
/// message that names the key ([RtspCheck]).
@ConfigMapping(prefix = "giamsat.probe")
public interface RtspConfig extends NetworkConfig {
    Timeout timeout();

    Limits limits();

    /// How long a stream is watched from its first packet, to tell frame rate and bit rate; a probe
    /// lasts at least that long. 0 to 30 s. Too small: rates of slow cameras stay unknown (two
    /// frames are needed). Too big: every probe holds a session of the camera, and a slot of ours,
    /// longer.
    @WithDefault("1s")
    Duration observe();

    /// Whether a camera that refuses to send over TCP (461) is asked once more, for UDP; which one
    /// it takes is remembered. Needs a way for UDP from cameras to any port of this process: where
    /// a firewall has none, false saves such cameras' probes the wait, and they stay RTSP_461
    /// instead of NO_RTP. Never for `rtsps`.
    @WithDefault("true")
    boolean udp();

    /// How long a probe waits, 1 ms to 5 min. Too small: slow cameras behind mobile uplinks are
    /// reported as down. Too big: dead cameras hold slots, and probes of others come late.
    interface Timeout {
        /// For the name lookup, and again for TCP and for TLS.
        @WithDefault("5s")
        Duration connect();

        /// For each RTSP answer.
        @WithDefault("5s")
        Duration answer();

        /// From PLAY to the first packet, and of silence after that.
        @WithDefault("8s")
        Duration firstPacket();

        /// From the first packet to a whole key frame. Should be twice the longest key frame
        /// interval; some cameras stretch it at night. After NO_KEYFRAME a camera is given twice as
        /// long, until one comes in time; the deadline of a probe should leave room for it.
        @WithDefault("15s")
        Duration keyFrame();

        /// For the answer to TEARDOWN, while the outcome waits. Too small: the next probe of the
        /// same recorder may find no free session.
        @WithDefault("1s")
        Duration farewell();
    }

    /// How much is taken from one camera at once. Too small: cameras that talk much are reported as
    /// NOT_RTSP or NO_KEYFRAME. Too big: hostile ones can fill the memory.
    interface Limits {
        /// Start line and headers of one message.
        @WithDefault("16K")
        MemorySize header();

        /// Body of one message, that is the SDP.
        @WithDefault("64K")
        MemorySize body();

        /// One interleaved frame, that is one RTP packet. The protocol ends at 64 KiB.
        @WithDefault("64K")
        MemorySize frame();

        /// One key frame.
        @WithDefault("4M")
        MemorySize picture();
    }

    /// The values in the form that a receiver takes.
    default ReceiverSettings settings() {
        var timeouts =
                new Timeouts(
                        timeout().connect(),
                        timeout().answer(),
                        timeout().firstPacket(),
                        timeout().keyFrame(),
                        timeout().farewell());
        var limits =
                new ReceiverLimits(
                        bytes(limits().header()),
                        bytes(limits().body()),
                        bytes(limits().frame()),
                        bytes(limits().picture()));
        return new ReceiverSettings(
                timeouts, observe(), policy(), limits, udp(), trustedCertificates().orElse(null));
    }

    private static int bytes(MemorySize size) {
        return (int) Math.min(Integer.MAX_VALUE / 4, size.asLongValue());
    }
}

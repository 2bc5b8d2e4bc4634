package vn.giamsat.probe.rtsp;

import static vn.giamsat.probe.rtsp.Rtp.fragments;
import static vn.giamsat.probe.rtsp.Rtp.joined;
import static vn.giamsat.probe.rtsp.Rtp.parsed;

import java.util.Map;
import vn.giamsat.probe.VideoCodec;

/// An assembler of H.264 that tests feed packet by packet.
abstract class H264Bench {
    static final int LIMIT = 1 << 20;

    final NalAssembler assembler = h264(Map.of());
    int sequence;
    boolean lost;

    static NalAssembler h264(Map<String, String> parameters) {
        return NalAssembler.of(track(VideoCodec.H264, parameters), LIMIT);
    }

    static VideoTrack track(VideoCodec codec, Map<String, String> parameters) {
        return new VideoTrack(codec, VideoTrack.ANY_PAYLOAD_TYPE, 90_000, parameters, null, null);
    }

    void feed(int timestamp, boolean marker, byte[] payload) {
        sequence++;
        assembler.add(parsed(sequence, timestamp, marker, payload), lost);
        lost = false;
    }

    void lose() {
        lost = true;
    }

    void feedFragments(int timestamp, boolean marker, byte[] unit) {
        var fragments = fragments(unit, 4);
        for (var fragment : fragments) {
            feed(timestamp, marker && fragment == fragments.getLast(), fragment);
        }
    }

    static byte[] stap(byte[]... units) {
        var payload = new byte[] {0x78};
        for (var unit : units) {
            payload = joined(payload, new byte[] {0, (byte) unit.length}, unit);
        }
        return payload;
    }
}

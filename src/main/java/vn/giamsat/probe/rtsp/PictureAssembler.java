package vn.giamsat.probe.rtsp;

import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.VideoCodec;

/// Puts one key frame together from the packets of a stream. Never fails, whatever the packets
/// hold.
interface PictureAssembler {
    /// @param afterGap whether packets are missing before this one
    void add(RtpPacket packet, boolean afterGap);

    /// The first whole key frame with all that decoding it needs; null while there is none.
    @Nullable EncodedPicture picture();

    /// Why there is no picture, when waiting for one is over.
    Failure absence();

    VideoShape shape();

    /// Clock units between the first two key frames; null when there were not two.
    @Nullable Integer keyFrameInterval();

    static PictureAssembler of(VideoTrack track, int limitBytes) {
        return track.codec() == VideoCodec.MJPEG
                ? new JpegAssembler(track, limitBytes)
                : NalAssembler.of(track, limitBytes);
    }
}

package vn.giamsat.probe.rtsp;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.VideoCodec;

/// Puts a JPEG together from its pieces (RFC 2435). Every picture is a key frame; the first whole
/// one is taken. Event loop of its probe only.
final class JpegAssembler implements PictureAssembler {
    private static final String PROFILE = "baseline";
    private static final int FRESH_TABLES_ONLY = 255; // RFC 2435 section 3.1.8

    private final PictureBytes scan;
    private final @Nullable String dimensions;
    private final Map<Integer, byte[]> tablesByQuality = new HashMap<>();
    private final KeyFrames keyFrames = new KeyFrames();
    private final Plausibility plausibility = new Plausibility();

    private @Nullable JpegHeader first;
    private int timestamp;
    private boolean damaged;
    private boolean parametersMissed;
    private VideoShape shape = VideoShape.UNKNOWN;
    private @Nullable EncodedPicture picture;

    JpegAssembler(VideoTrack track, int limitBytes) {
        dimensions = track.dimensions();
        scan = new PictureBytes(limitBytes);
    }

    @Override
    public void add(RtpPacket packet, boolean afterGap) {
        if (packet.payload().isEmpty()) {
            return;
        }
        var header = JpegHeader.parse(packet.payload());
        plausibility.count(header != null);
        damaged = damaged || afterGap;
        if (first != null && packet.timestamp() != timestamp) {
            finish();
        }
        if (header == null) {
            damaged = true;
        } else {
            take(header, packet);
        }
        if (packet.marker()) {
            finish();
        }
    }

    @Override
    public @Nullable EncodedPicture picture() {
        return picture;
    }

    @Override
    public Failure absence() {
        if (!plausibility.isGiven()) {
            return new Failure(FailureCode.ENCRYPTED_PAYLOAD);
        }
        return new Failure(parametersMissed ? FailureCode.PARAM_MISSING : FailureCode.NO_KEYFRAME);
    }

    @Override
    public VideoShape shape() {
        return shape;
    }

    @Override
    public @Nullable Integer keyFrameInterval() {
        return keyFrames.interval();
    }

    private void take(JpegHeader header, RtpPacket packet) {
        if (header.offsetBytes() == 0) {
            keyFrames.seen(packet.timestamp());
            if (picture != null) {
                return;
            }
            scan.clear();
            first = withSize(header);
            timestamp = packet.timestamp();
            damaged = false;
            rememberTables(header);
        }
        if (first != null && header.offsetBytes() == scan.length()) {
            scan.append(header.data());
        } else {
            damaged = true;
        }
    }

    /// Tables may be left out while they stay the same for a quality below 255.
    private void rememberTables(JpegHeader header) {
        if (!header.tables().isEmpty()) {
            tablesByQuality.put(header.quality(), header.tables().copy());
        } else if (header.quality() == FRESH_TABLES_ONLY) {
            tablesByQuality.remove(FRESH_TABLES_ONLY);
        }
    }

    private void finish() {
        var header = first;
        first = null;
        if (header == null || damaged || scan.isOverflowed() || picture != null) {
            return;
        }
        var bytes = file(header);
        if (bytes != null && plausibility.isGiven()) {
            shape = VideoShape.of(PROFILE, header.width(), header.height());
            picture = new EncodedPicture(VideoCodec.MJPEG, bytes);
        }
    }

    private byte @Nullable [] file(JpegHeader header) {
        var bytes = scan.since(0);
        if (JpegFile.isWhole(bytes)) {
            return bytes.copy();
        }
        var tables =
                header.quality() < 100
                        ? JpegTables.quantisation(header.quality())
                        : tablesByQuality.get(header.quality());
        if (tables == null || header.width() == 0 || header.height() == 0) {
            parametersMissed = true;
            return null;
        }
        return JpegFile.around(bytes, header, tables);
    }

    private JpegHeader withSize(JpegHeader header) {
        var said = dimensions == null ? "" : dimensions;
        if (header.width() > 0 && header.height() > 0 || !said.matches("[0-9]{1,5},[0-9]{1,5}")) {
            return header;
        }
        var sides = said.split(",");
        return header.sized(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }
}

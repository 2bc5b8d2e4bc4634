package vn.giamsat.probe.media;

import java.util.List;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Explanation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination;

/// The whole examination of one key frame on the calling thread, blocking: decode, scale down,
/// measure, check, encode. What follows decoding takes 1.0–1.6 ms of CPU (`DecodeBenchmark`). Keeps
/// nothing from one picture to the next, so any thread may call it.
public final class KeyFrameExaminer {
    private final PictureLimits limits;
    private final CheckThresholds thresholds;
    private final List<PictureCheck> checks;

    public KeyFrameExaminer(PictureLimits limits, CheckThresholds thresholds) {
        this.limits = limits;
        this.thresholds = thresholds;
        this.checks = PictureCheck.all(thresholds);
    }

    /// Decodes and judges the picture.
    public Examination examine(EncodedPicture encoded) {
        Ffmpeg.load();
        try (var decoding = Decoding.of(encoded, limits);
                var thumbnail = ScaledPicture.thumbnail(decoding.picture())) {
            var picture = decoding.picture();
            var sight = Sight.of(picture.width(), picture.height(), thumbnail.pixels(), thresholds);
            var snapshot = JpegEncoding.snapshot(thumbnail.frame());
            return new Examination.Seen(sight.facts(), sight.signature(), snapshot, faults(sight));
        } catch (UndecodableException undecodable) {
            return new Examination.Undecodable(
                    new Failure(FailureCode.DECODE_ERROR, undecodable.getMessage()));
        }
    }

    private List<Failure> faults(Sight sight) {
        return Explanation.told(checks.stream().flatMap(check -> check.fault(sight).stream()));
    }
}

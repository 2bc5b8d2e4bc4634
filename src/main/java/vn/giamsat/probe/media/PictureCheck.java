package vn.giamsat.probe.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;

/// One way in which a decoded picture may be bad. Pure.
@FunctionalInterface
interface PictureCheck {
    Optional<Failure> fault(Sight sight);

    /// All checks, what is graver first. Each picture below would also fail a check further down,
    /// which would say less: a black picture is uniform, a card and a white picture have no detail
    /// ([vn.giamsat.probe.Explanation]).
    static List<PictureCheck> all(CheckThresholds thresholds) {
        return List.of(
                new BlackCheck(thresholds),
                new NoSignalCardCheck(thresholds),
                new OverexposureCheck(thresholds),
                new BlurCheck(thresholds));
    }

    /// A fault whose detail is like `blackShare 0.995 >= 0.98`.
    static Failure fault(FailureCode code, String name, String sign, Measure measured) {
        return new Failure(
                code,
                String.format(
                        Locale.ROOT,
                        "%s %.3f %s %s",
                        name,
                        measured.number(),
                        sign,
                        measured.threshold()),
                measured);
    }

    static Measure ratio(double value, double limit) {
        return new Measure(value, limit, MeasureUnit.RATIO);
    }
}

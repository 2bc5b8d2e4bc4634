package vn.giamsat.probe.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;

/// One way in which a decoded picture may be bad. Pure.
@FunctionalInterface
interface PictureCheck {
    Optional<Failure> fault(Sight sight);

    /// All checks, in order of precedence: the first that finds a fault names it. Each picture
    /// below would also fail a check further down, which would say less: a black picture is
    /// uniform, a card and a white picture have no detail.
    static List<PictureCheck> all(CheckThresholds thresholds) {
        return List.of(
                new BlackCheck(thresholds),
                new NoSignalCardCheck(thresholds),
                new OverexposureCheck(thresholds),
                new BlurCheck(thresholds));
    }

    /// A fault whose detail is like `blackShare 0.995 >= 0.98`.
    static Failure fault(FailureCode code, String name, double value, String sign, double limit) {
        return new Failure(
                code, String.format(Locale.ROOT, "%s %.3f %s %s", name, value, sign, limit));
    }
}

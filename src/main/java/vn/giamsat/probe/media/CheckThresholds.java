package vn.giamsat.probe.media;

import static vn.giamsat.probe.media.SettingRange.within;

/// When a picture counts as bad; the components are explained in `MediaConfig.Checks`.
public record CheckThresholds(
        int blackLuma,
        double blackShare,
        double textShare,
        int whiteLuma,
        double whiteShare,
        double brightMean,
        double uniformShare,
        double edgeShare,
        double edgeSharpness) {
    public static final CheckThresholds DEFAULTS =
            new CheckThresholds(18, 0.98, 0.2, 250, 0.6, 230, 0.85, 0.01, 0.35);

    public CheckThresholds {
        within("giamsat.media.checks.black-luma", blackLuma, 0, 255);
        within("giamsat.media.checks.black-share", blackShare, 0, 1);
        within("giamsat.media.checks.text-share", textShare, 0, 1);
        within("giamsat.media.checks.white-luma", whiteLuma, 0, 255);
        within("giamsat.media.checks.white-share", whiteShare, 0, 1);
        within("giamsat.media.checks.bright-mean", brightMean, 0, 255);
        within("giamsat.media.checks.uniform-share", uniformShare, 0, 1);
        within("giamsat.media.checks.edge-share", edgeShare, 0, 1);
        within("giamsat.media.checks.edge-sharpness", edgeSharpness, 0, 1);
    }

    static CheckThresholds of(MediaConfig.Checks checks) {
        return new CheckThresholds(
                checks.blackLuma(),
                checks.blackShare(),
                checks.textShare(),
                checks.whiteLuma(),
                checks.whiteShare(),
                checks.brightMean(),
                checks.uniformShare(),
                checks.edgeShare(),
                checks.edgeSharpness());
    }
}

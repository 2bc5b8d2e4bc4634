package vn.giamsat.probe.media;

import static vn.giamsat.probe.media.SettingRange.within;

/// How big a picture may be: what a stranger's bytes can make the decoder allocate.
///
/// @param maxPixels width times height
/// @param maxBytes encoded
public record PictureLimits(int maxPixels, int maxBytes) {
    public static final PictureLimits DEFAULTS = new PictureLimits(4096 * 4096, 4 << 20);

    public PictureLimits {
        within("giamsat.media.max-pixels", maxPixels, 64, 1 << 28);
        within("giamsat.media.max-bytes", maxBytes, 64, 1 << 28);
    }
}

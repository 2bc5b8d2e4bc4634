package vn.giamsat.photo;

import java.util.Locale;
import java.util.UUID;

/// In which sizes a photo is kept.
public enum PhotoSize {
    /// At most 2048 pixels wide and high.
    FULL,
    /// At most 320 pixels wide and high.
    THUMBNAIL;

    /// Name of the photo's file in this size, where photos are files.
    String file(UUID photo) {
        return photo + "-" + name().toLowerCase(Locale.ROOT) + ".jpg";
    }
}

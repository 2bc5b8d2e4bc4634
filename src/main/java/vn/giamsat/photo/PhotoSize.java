package vn.giamsat.photo;

/// In which sizes a photo is kept.
public enum PhotoSize {
    /// At most 2048 pixels wide and high.
    FULL,
    /// At most 320 pixels wide and high.
    THUMBNAIL
}

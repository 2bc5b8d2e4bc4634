package vn.giamsat.campaign;

/// What a survey comes to.
public enum Verdict {
    USABLE_AS_IS,
    NEEDS_UPGRADE,
    NEEDS_NEW_INSTALLATION,
    /// With a reason.
    CANNOT_CONNECT
}

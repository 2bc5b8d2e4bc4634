package vn.giamsat.registry;

/// The telecom enterprises that letter 1407/BTTTT-CVT designated to survey and connect.
public enum Enterprise {
    VIETTEL,
    VNPT
}

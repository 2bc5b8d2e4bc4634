package vn.giamsat.registry;

/// The public places where letter 4403/CV-BCĐ puts cameras. Rooms, toilets and bathrooms have no
/// constant, so no camera can be registered there.
public enum Zone {
    CORRIDOR,
    HALL,
    YARD,
    SAMPLING_AREA,
    RECEPTION,
    OUTSIDE_SHARED_BATHROOM,
    GATE,
    OTHER_PUBLIC_AREA
}

package vn.giamsat.registry;

/// Whether a facility takes people.
public enum FacilityState {
    PREPARING,
    ACTIVE,
    STANDBY,
    CLOSED
}

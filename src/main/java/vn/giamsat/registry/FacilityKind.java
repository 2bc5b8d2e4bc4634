package vn.giamsat.registry;

/// What a facility is when no order is in force.
public enum FacilityKind {
    MILITARY,
    DORMITORY,
    HOTEL,
    HEALTH,
    SCHOOL,
    OTHER
}

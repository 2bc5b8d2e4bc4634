package vn.giamsat.health;

/// How an incident ended. All but the first two mean that the camera left service.
public enum IncidentEnding {
    RECOVERED,
    /// The camera flaps no more, and is not up: another incident has begun.
    STEADY,
    MAINTENANCE,
    RETIRED,
    /// The camera is planned, or merely installed, again.
    WITHDRAWN
}

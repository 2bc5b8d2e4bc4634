package vn.giamsat.health;

/// How an incident ended. All but the first mean that the camera left service.
public enum IncidentEnding {
    RECOVERED,
    MAINTENANCE,
    RETIRED,
    /// The camera is planned, or merely installed, again.
    WITHDRAWN
}

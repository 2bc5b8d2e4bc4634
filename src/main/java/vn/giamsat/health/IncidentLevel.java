package vn.giamsat.health;

/// What an incident is of, from the narrowest to the widest: one camera, or the cameras of a place
/// that went down together (migration V054).
public enum IncidentLevel {
    CAMERA,
    FACILITY,
    /// Cameras of an enterprise in a province whose stream addresses have the same host: those
    /// behind one recorder or router.
    UPLINK,
    /// Cameras of an enterprise in one province, which is what its people are appointed for.
    ENTERPRISE,
    PROVINCE
}

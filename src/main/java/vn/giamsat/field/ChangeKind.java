package vn.giamsat.field;

/// What clients hold copies of, in the order in which a first answer lists it: what is named comes
/// before what names it.
public enum ChangeKind {
    FACILITY,
    CAMERA,
    /// The last change of a camera's state, by the camera's id.
    HEALTH,
    /// First told are those that are open or ended in the last seven days.
    INCIDENT,
    TASK
}

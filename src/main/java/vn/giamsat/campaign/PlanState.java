package vn.giamsat.campaign;

/// What became of a connection plan.
public enum PlanState {
    PROPOSED,
    RETURNED,
    AGREED,
    /// Another one was proposed before it was decided, or agreed after it.
    SUPERSEDED
}

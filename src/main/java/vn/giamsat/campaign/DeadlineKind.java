package vn.giamsat.campaign;

/// Who set a deadline: the order, or the plan that is agreed.
public enum DeadlineKind {
    ORDER,
    PLAN
}

package vn.giamsat.campaign;

/// The steps of a facility within a campaign, as they are stored and told ([Step]).
public enum StepName {
    LISTED,
    CONTACT_APPOINTED,
    SURVEYED,
    PLAN_PROPOSED,
    PLAN_AGREED,
    CONNECTING,
    CONNECTED,
    CANNOT_CONNECT,
    EXEMPT
}

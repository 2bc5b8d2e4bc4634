package vn.giamsat.campaign;

/// How far a survey has come.
public enum SurveyState {
    /// Saved again and again.
    DRAFT,
    /// Never changes any more.
    SUBMITTED
}

package vn.giamsat.notice;

/// What others are told of: a closed list, each written by a trigger in the transaction of the
/// effect (migrations V033, V041, V045). No event names a person, a stream address or a secret.
public enum EventKind {
    /// A facility came to a step of an order.
    STEP_TAKEN,
    /// It was decided that a facility cannot be connected or is exempt, or either was taken back.
    STEP_DECIDED,
    /// Somebody was appointed; whom is not told.
    APPOINTMENT_BEGUN,
    /// An appointment got its end.
    APPOINTMENT_ENDED,
    /// A camera in service is not up any more.
    INCIDENT_OPENED,
    /// That is over, or the camera left service.
    INCIDENT_CLOSED,
    /// A province has not submitted its report yet, and soon should.
    DAILY_REPORT_DUE,
    /// It has not, and is late.
    DAILY_REPORT_LATE,
    /// A version of a report was submitted.
    DAILY_REPORT_SUBMITTED,
    /// The ministry returned it; why is not told.
    DAILY_REPORT_RETURNED,
    /// The ministry accepted it.
    DAILY_REPORT_ACCEPTED,
    /// People reported something of a facility; who it was and in which words is not told.
    STATUS_REPORT_RECEIVED
}

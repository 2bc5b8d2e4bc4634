package vn.giamsat.notice;

/// Where the delivery of an event is.
public enum DeliveryState {
    /// It will be tried, now or later.
    PENDING,
    /// The destination answered with a status of 200 to 299.
    DELIVERED,
    /// All tries failed; somebody may have it sent again.
    DEAD
}

package vn.giamsat.notice;

import java.util.UUID;

/// What is claimed from an outbox to be carried to somebody.
public interface Parcel {
    /// Of its row.
    UUID id();

    /// How often it was begun, this time among them; from 1.
    int tries();
}

package vn.giamsat.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Whether the audit of a day is as it was written.
///
/// @param intact whether the chain holds
/// @param broken number of the first entry that does not fit; one more than there are when the last
///     ones are missing; 0 when the day does not continue the day before; absent when it is intact
/// @param closing hash of the last entry, 64 hex digits: kept elsewhere, it shows a chain that was
///     written anew as a whole; absent for a day without entries
public record AuditDay(
        LocalDate day,
        long entries,
        boolean intact,
        @Nullable Long broken,
        @Nullable String closing) {}

package vn.giamsat.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that somebody did to one row.
///
/// @param day in Vietnam (Asia/Ho_Chi_Minh)
/// @param number of the day, from 1, without gaps
/// @param personId absent for what was done by hand in the database
/// @param actor name of the person then, or of the database user
/// @param actingAs the appointment that the person had chosen; absent for all that it held
/// @param level of the scope: `nation`, `province`, `enterprise`, `facility`, `contact`, `gate` …
/// @param rowId of the facility, camera, person, appointment, campaign or survey; of a province or
///     setting it is made of its key; of a campaign's province it is the campaign, of its facility
///     the facility
/// @param province of the row; absent for what belongs to none
/// @param request id of the request, as its `X-Request-Id` told it
/// @param address network address that the request came from
/// @param hash SHA-256 of the hash before and of the entry, 64 hex digits
public record AuditEntry(
        UUID id,
        LocalDate day,
        long number,
        Instant at,
        @Nullable UUID personId,
        String actor,
        @Nullable UUID actingAs,
        String level,
        Action action,
        Kind kind,
        UUID rowId,
        @Nullable String province,
        @Nullable UUID facilityId,
        List<FieldChange> changes,
        @Nullable String request,
        @Nullable String address,
        String hash) {
    public AuditEntry {
        changes = List.copyOf(changes);
    }

    /// What was done.
    public enum Action {
        REGISTERED,
        CHANGED,
        REMOVED,
        VIEWED
    }

    /// To what. Of a login it is only told that it was entered, changed or removed.
    public enum Kind {
        FACILITY,
        CAMERA,
        CAMERA_LOGIN,
        PERSON,
        APPOINTMENT,
        PICTURE,
        PROVINCE,
        SETTING,
        CAMPAIGN,
        CAMPAIGN_PROVINCE,
        CAMPAIGN_FACILITY,
        SURVEY
    }

    /// What became of one field; never a secret's.
    ///
    /// @param before as JSON, text without quotes; absent when there was nothing
    /// @param after likewise
    public record FieldChange(String field, @Nullable String before, @Nullable String after) {}
}

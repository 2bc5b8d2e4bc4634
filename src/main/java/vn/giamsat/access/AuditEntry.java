package vn.giamsat.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that somebody did to one row.
///
/// @param day in Vietnam (Asia/Ho_Chi_Minh)
/// @param number of the day, from 1, without gaps; told to the nation only, because it counts what
///     all others do
/// @param personId absent for what was done by hand in the database, and for who is not registered
/// @param actor name of the person then, or of the database user
/// @param claimed whether the name is only what a token said, which people may be able to choose;
///     then the subject tells who it was
/// @param subject the `sub` of the token; told to the nation only
/// @param actingAs the appointment that the person had chosen; absent for all that it held
/// @param appointments those that gave the right; all zeros stand for the role that is configured
///     to begin with; absent for what was written before they were kept
/// @param level of the scope: `nation`, `province`, `enterprise`, `facility`, `contact`, `gate` …
/// @param rowId of the facility, camera, person, appointment, campaign, survey, incident and so on;
///     of a province or a setting it is made of its key; of a campaign's province it is the
///     campaign, of its facility the facility; of a discovery it joins question and outcome; absent
///     for an export
/// @param province of the row, after its change; absent for what belongs to none or to several
/// @param request id of the request, as its `X-Request-Id` told it
/// @param address network address that the request came from
/// @param hash SHA-256 of the hash before and of the entry, 64 hex digits; told to the nation only
public record AuditEntry(
        UUID id,
        LocalDate day,
        @Nullable Long number,
        Instant at,
        @Nullable UUID personId,
        String actor,
        boolean claimed,
        @Nullable String subject,
        @Nullable UUID actingAs,
        @Nullable List<UUID> appointments,
        String level,
        Action action,
        Kind kind,
        @Nullable UUID rowId,
        @Nullable String province,
        @Nullable UUID facilityId,
        List<FieldChange> changes,
        @Nullable String request,
        @Nullable String address,
        @Nullable String hash) {
    public AuditEntry {
        appointments = appointments == null ? null : List.copyOf(appointments);
        changes = List.copyOf(changes);
    }

    /// What was done.
    public enum Action {
        REGISTERED,
        CHANGED,
        REMOVED,
        VIEWED,
        /// A probe of the camera was asked for, or a discovery of a device.
        ASKED,
        /// A file with all of a kind that the person may see; its changes tell format and filter.
        EXPORTED
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
        SURVEY,
        INCIDENT,
        CONNECTION_PLAN,
        STATUS_REPORT,
        PHOTO,
        WEBHOOK,
        DAILY_REPORT,
        LOCK_EXCEPTION,
        /// A device was asked for its streams, for a facility.
        DISCOVERY,
        DIGEST
    }

    /// What became of one field; never a secret's.
    ///
    /// @param before as JSON, text without quotes; absent when there was nothing
    /// @param after likewise
    public record FieldChange(String field, @Nullable String before, @Nullable String after) {}
}

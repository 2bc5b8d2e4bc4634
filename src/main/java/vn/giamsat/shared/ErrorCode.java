package vn.giamsat.shared;

import java.util.Locale;

/// What can go wrong for a client, with stable names. The wire form is kebab-case: the end of a
/// problem's `type` (RFC 9457) in REST, `extensions.code` in GraphQL. Texts stand in
/// `problems_*.properties`.
public enum ErrorCode {
    INVALID_INPUT(400),
    MALFORMED_REQUEST(400),
    INVALID_CURSOR(400),
    INVALID_IDEMPOTENCY_KEY(400),
    TOO_DEEP(400),
    TOO_COSTLY(400),
    TOO_MANY_ALIASES(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    APPOINTMENT_NOT_HELD(403),
    DOCUMENT_NOT_TRUSTED(403),
    INTROSPECTION_OFF(403),
    NOT_FOUND(404),
    DAY_OUTSIDE_ORDER(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    ID_TAKEN(409),
    STREAM_ADDRESS_TAKEN(409),
    CAMERA_RETIRED(409),
    CAMERA_NOT_IN_SERVICE(409),
    PROVINCE_TAKEN(409),
    PROVINCE_IN_USE(409),
    REQUEST_IN_FLIGHT(409),
    NUMBER_TAKEN(409),
    ILLEGAL_STEP(409),
    SURVEY_SUBMITTED(409),
    SURVEY_SUPERSEDED(409),
    ILLEGAL_REPORT_MOVE(409),
    CUT_OFF_AHEAD(409),
    FIGURES_UNSETTLED(409),
    PLAN_DECIDED(409),
    PICTURE_SUPERSEDED(409),
    UPLOAD_AT_OTHER_OFFSET(409),
    TOO_MANY_UPLOADS(409),
    PHOTO_ARRIVED(409),
    SYNC_TOKEN_EXPIRED(410),
    UPLOAD_EXPIRED(410),
    VERSION_STALE(412),
    TUS_VERSION_UNKNOWN(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IMPORT_REJECTED(422),
    IDEMPOTENCY_KEY_REUSED(422),
    PHOTO_FORMAT_UNKNOWN(422),
    PHOTO_TOO_MANY_PIXELS(422),
    PHOTO_UNDECODABLE(422),
    VERSION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL(500),
    PHOTOS_BUSY(503),
    PHOTO_STORE_UNAVAILABLE(503),
    CONCURRENT_CHANGE(503),
    DATABASE_UNAVAILABLE(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The name as clients see it, for example `version-stale`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

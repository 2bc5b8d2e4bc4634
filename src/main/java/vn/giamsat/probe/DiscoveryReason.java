package vn.giamsat.probe;

/// Why a discovery did not learn everything. The names are stable: they are served by both APIs,
/// stand in the audit and are translated by clients. Those of connections are as in [FailureCode].
public enum DiscoveryReason {
    /// A bug or a shutdown of ours.
    PROBE_SELF_DOWN,
    /// Too many discoveries run in this process.
    PROBE_BUSY,
    TARGET_FORBIDDEN,
    DNS_NXDOMAIN,
    DNS_TIMEOUT,
    TCP_REFUSED,
    TCP_TIMEOUT,
    NO_ROUTE,
    TCP_RESET,
    TLS_CERT_EXPIRED,
    TLS_NAME,
    TLS_UNTRUSTED,
    TLS_PROTO,
    TLS_PIN_CHANGED,
    /// Connected, but one answer did not come in time.
    ANSWER_TIMEOUT,
    /// Answers came, but not all of them within the time of a discovery.
    DEADLINE,
    /// It leads elsewhere; nobody follows, because that would lead past the address policy.
    REDIRECTED,
    /// It says more than is taken from a device.
    TOO_LARGE,
    /// Something else answers there: no HTTP, or no SOAP.
    NOT_ONVIF,
    /// XML that is broken, too deep, or has a document type or entities.
    XML_REFUSED,
    /// The device wants a login and none was given.
    AUTH_REQUIRED,
    /// The login was shown once and refused, or may not do this. Asking again may lock the account.
    AUTH_REJECTED,
    /// The device says that the account is locked.
    ACCOUNT_LOCKED,
    /// The login was refused, and the device does not tell its time: one of both is wrong, for a
    /// login is only good for some seconds of the device's clock.
    CLOCK_UNKNOWN,
    /// The device refused a question; the detail has its words.
    FAULT,
    /// The device has no service for streams.
    NO_MEDIA,
    /// What the device calls a stream address is none.
    ADDRESS_INVALID,
    /// A stream address has the login inside, where it cannot be taken out: such a camera is
    /// registered by hand.
    LOGIN_IN_ADDRESS
}

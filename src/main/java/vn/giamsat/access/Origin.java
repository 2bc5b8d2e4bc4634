package vn.giamsat.access;

/// Where a request came from, as the audit keeps it.
///
/// @param request its id, as the header `X-Request-Id` tells it; empty when there is none
/// @param address network address of the client; empty when there is none
public record Origin(String request, String address) {
    public static final Origin NONE = new Origin("", "");
}

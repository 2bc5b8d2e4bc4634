package vn.giamsat.probe;

import org.jspecify.annotations.Nullable;

/// A device that shall tell its streams.
///
/// @param host a name or an IP address; IPv6 without brackets
/// @param port 1–65535, of its web server
/// @param secure whether it is asked over TLS
/// @param tlsPin SHA-256 of its certificate as 64 hex digits; null checks chain and name
/// @param credentials null for a device that asks nobody for a login
public record DiscoveryTarget(
        String host,
        int port,
        boolean secure,
        @Nullable String tlsPin,
        @Nullable Credentials credentials) {}

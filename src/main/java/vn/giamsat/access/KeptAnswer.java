package vn.giamsat.access;

import java.util.Map;

/// What a request that named a key was answered, to be answered once more.
///
/// @param headers those that the operation itself gave
/// @param body as sent; empty for none
/// @param sealed whether the body is kept sealed: then it is the Base64 of what was sealed, bound
///     to [Attempt#id]
public record KeptAnswer(int status, Map<String, String> headers, String body, boolean sealed) {
    public KeptAnswer {
        headers = Map.copyOf(headers);
    }
}

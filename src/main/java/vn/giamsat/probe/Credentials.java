package vn.giamsat.probe;

import java.util.Objects;

/// The login of a camera. Never printed: `toString` hides both parts.
public record Credentials(String user, String password) {
    public Credentials {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}

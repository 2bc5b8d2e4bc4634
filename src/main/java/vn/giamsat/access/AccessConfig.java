package vn.giamsat.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Who may come in (`giamsat.access.*`).
@ConfigMapping(prefix = "giamsat.access")
public interface AccessConfig {
    /// A role of tokens whose holders are national administrators without an appointment, to
    /// appoint the first people. Take it away when they are appointed: while it is set, the
    /// identity provider decides who is one.
    Optional<String> bootstrapRole();
}

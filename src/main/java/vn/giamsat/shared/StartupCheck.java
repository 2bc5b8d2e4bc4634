package vn.giamsat.shared;

import java.util.Optional;

/// One condition that must hold before the service may start. A bean of this type is asked at
/// start-up.
public interface StartupCheck {
    /// What is wrong, naming the configuration key and the action to take; empty when all is well.
    Optional<String> complaint();
}

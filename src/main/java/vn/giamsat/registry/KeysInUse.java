package vn.giamsat.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which keys seal the stored camera logins, and the secrets of webhooks and kept answers with one,
/// which count as logins. A key that is not current and seals none may be dropped.
///
/// @param current name of the key that seals what is entered now
/// @param keys those of the ring and those that stored logins name, by name
/// @param loginsToReseal sealed with older keys of the ring; sealing them anew brings it to 0
/// @param loginsLost sealed with keys that are not in the ring: they cannot be opened
/// @param lastPass the last re-sealing by this process; absent when it has done none
public record KeysInUse(
        String current,
        List<KeyUse> keys,
        int loginsToReseal,
        int loginsLost,
        @Nullable ResealingPass lastPass) {
    public KeysInUse {
        keys = List.copyOf(keys);
    }

    /// One key.
    ///
    /// @param configured whether it is in the ring
    /// @param logins how many it seals
    public record KeyUse(String name, boolean configured, int logins) {}

    /// One walk through all stored logins.
    ///
    /// @param running false when it has ended, also when the database was lost on the way
    /// @param resealed logins that have the current key since
    /// @param unopened logins that were left as they are, because their key does not open them
    public record ResealingPass(boolean running, int resealed, int unopened) {}
}

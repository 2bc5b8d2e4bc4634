package vn.giamsat.digest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether and when the one who asks is told by e-mail what is new.
///
/// @param wanted false until the person says otherwise, and again after the last appointment ended
/// @param hour of the day, in Vietnam (Asia/Ho_Chi_Minh)
/// @param email where it goes; absent when the register knows no address
/// @param locale `vi` or `en`
/// @param sending whether this service sends mail at all
/// @param dueAt when the next one is composed; absent when none is wanted
/// @param mails the last 7 at most, newest first
/// @param version counts choices; 0 also before the first
public record DigestView(
        boolean wanted,
        int hour,
        @Nullable String email,
        String locale,
        boolean sending,
        @Nullable Instant dueAt,
        List<DigestMailView> mails,
        int version) {
    public DigestView {
        mails = List.copyOf(mails);
    }
}

package vn.giamsat.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import vn.giamsat.notice.Backoff;
import vn.giamsat.notice.Pace;

/// How digests are sent (`giamsat.mail.*`); how the server is talked to is `quarkus.mailer.*`.
/// Values that make no sense stop the start ([MailCheck]).
@ConfigMapping(prefix = "giamsat.mail")
public interface MailConfig {
    /// Name or address of the SMTP server. None: this replica composes and sends nothing.
    Optional<String> host();

    /// Address that digests come from, such as `giamsat@example.vn`.
    Optional<String> from();

    /// Where people say that they want no more (header List-Unsubscribe, RFC 2369): an `https` or
    /// `mailto` address. None: a letter to the sender's address.
    Optional<String> unsubscribe();

    /// How often is looked for what is due, 100 ms to 10 min. Too small: an idle database is busy.
    /// Too big: digests come late.
    @WithDefault("15s")
    Duration look();

    /// How long one try may take, 100 ms to 5 min. Too small: slow servers get letters twice. Too
    /// big: dead ones hold slots.
    @WithDefault("30s")
    Duration timeout();

    /// How many letters a replica sends at once, 1 to 64; and how many digests it composes.
    @WithDefault("4")
    int concurrency();

    /// After how many tries a letter is given up, 1 to 50. With the waits below, 24 are less than a
    /// day: then the next digest tells all that this one did.
    @WithDefault("24")
    int tries();

    /// Ceiling of the wait after the first try; it doubles with each. 1 ms to 1 h.
    @WithDefault("30s")
    Duration firstWait();

    /// No wait is longer. 1 ms to 24 h.
    @WithDefault("1h")
    Duration longestWait();

    /// How long settled letters are kept, dead ones too, 1 s to 90 days.
    @WithDefault("7d")
    Duration retention();

    default boolean isOn() {
        return host().isPresent();
    }

    default Pace pace() {
        return new Pace(
                look(),
                concurrency(),
                retention(),
                new Backoff(firstWait(), longestWait(), tries()));
    }

    /// While a try runs, or a digest is composed, nobody else begins it.
    default Duration lease() {
        return timeout().multipliedBy(2).plusSeconds(5);
    }
}

package vn.giamsat.access;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much clients may ask for (`giamsat.limits.*`). A rate is written `permits/duration`, such as
/// `30/1m`, or `off`; it holds in one process, so with several replicas a client gets as many times
/// that as it reaches replicas. Too small a rate refuses people at work with 429; too big a one, or
/// `off`, leaves the rest of the system to whoever asks fastest. An address may be shared by a
/// whole office, so its rates are higher than those of a person.
@ConfigMapping(prefix = "giamsat.limits")
public interface LimitsConfig {
    /// Tokens of one person (`sub`) that are let in for the first time. An app that fetches a token
    /// every 5 minutes needs 1 in that time.
    @WithDefault("30/1m")
    String loginPerson();

    /// Failed logins from one address. When they are used up, only tokens are looked at that were
    /// let in before, and about one a second of each person who was, so that nobody at work is
    /// locked out by a guesser in the same office.
    @WithDefault("60/1m")
    String loginAddress();

    /// Probes of a person, each one camera.
    @WithDefault("30/1m")
    String probePerson();

    /// Probes from one address.
    @WithDefault("120/1m")
    String probeAddress();

    /// Discoveries of a person, each of one device, up to `giamsat.probe.discovery.deadline` long.
    /// Each shows a login once, so the rate also bounds how fast passwords can be tried.
    @WithDefault("10/1m")
    String discoveryPerson();

    /// Discoveries from one address.
    @WithDefault("40/1m")
    String discoveryAddress();

    /// Imports of a person. Each may have 10,000 lines and holds a connection to the database for
    /// seconds.
    @WithDefault("20/1m")
    String importPerson();

    /// Imports from one address.
    @WithDefault("60/1m")
    String importAddress();

    /// Photos that a person announces. Each may have `giamsat.photos.max-bytes`, and rests as long
    /// as `giamsat.photos.upload-lifetime` when it is not finished.
    @WithDefault("60/10m")
    String uploadPerson();

    /// Photos that are announced from one address.
    @WithDefault("600/10m")
    String uploadAddress();

    /// Status reports of a person, and ends of them. A phone that was offline for a day sends what
    /// it has at once; each is kept for ever.
    @WithDefault("60/10m")
    String reportPerson();

    /// Status reports from one address.
    @WithDefault("600/10m")
    String reportAddress();

    /// Events that a person has sent to a webhook, each of them tried for days until it arrives.
    @WithDefault("20/1m")
    String eventPerson();

    /// Such events from one address.
    @WithDefault("60/1m")
    String eventAddress();

    /// Exports of a person. Each may write 100,000 lines.
    @WithDefault("20/1m")
    String exportPerson();

    /// Exports from one address.
    @WithDefault("60/1m")
    String exportAddress();

    /// The largest JSON body and GraphQL question, 16K to 16M; more is answered with 413. Too small
    /// refuses real facilities and GraphQL imports, too big lets strangers fill the memory: bodies
    /// are held in it as a whole. Files to import over REST may have
    /// `quarkus.http.limits.max-body-size`.
    @WithDefault("256K")
    MemorySize jsonBody();
}

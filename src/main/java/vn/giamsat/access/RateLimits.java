package vn.giamsat.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Sha256;

/// The one place where deeds are rationed, for both APIs. A person and an address each have a
/// bucket of permits; both must have one left. Answers tell what is left (`RateLimit`,
/// `RateLimit-Policy`), refusals also when to come back. Counts in this process only. Any thread.
@ApplicationScoped
public class RateLimits {
    /// Tokens that claim to be of one known person, from an address that has failed too often:
    /// about one a second, and a few at once, because an app asks several things with a new token.
    private static final Rate KNOCKS = new Rate(10, Duration.ofSeconds(10));

    private final Clock clock;
    private final Buckets knocks = new Buckets(KNOCKS);
    private final Map<Deed, Buckets> people = new EnumMap<>(Deed.class);
    private final Map<Deed, Buckets> addresses = new EnumMap<>(Deed.class);

    RateLimits(LimitsConfig config, Clock clock) {
        this.clock = clock;
        put(people, Deed.LOGIN, config.loginPerson());
        put(people, Deed.PROBE, config.probePerson());
        put(people, Deed.DISCOVERY, config.discoveryPerson());
        put(people, Deed.IMPORT, config.importPerson());
        put(people, Deed.UPLOAD, config.uploadPerson());
        put(people, Deed.REPORT, config.reportPerson());
        put(people, Deed.EVENT, config.eventPerson());
        put(people, Deed.EXPORT, config.exportPerson());
        put(addresses, Deed.LOGIN, config.loginAddress());
        put(addresses, Deed.PROBE, config.probeAddress());
        put(addresses, Deed.DISCOVERY, config.discoveryAddress());
        put(addresses, Deed.IMPORT, config.importAddress());
        put(addresses, Deed.UPLOAD, config.uploadAddress());
        put(addresses, Deed.REPORT, config.reportAddress());
        put(addresses, Deed.EVENT, config.eventAddress());
        put(addresses, Deed.EXPORT, config.exportAddress());
    }

    private static void put(Map<Deed, Buckets> buckets, Deed deed, String rate) {
        Rate.parse(rate).ifPresent(some -> buckets.put(deed, new Buckets(some)));
    }

    /// Takes a permit of the person and one of the address that the request comes from. Writes into
    /// the answer what is left.
    ///
    /// @throws Problem TOO_MANY_REQUESTS, and nothing is taken
    public void spend(Deed deed, Viewer.Person viewer, RoutingContext request) {
        var address = ClientAddress.of(request);
        demand(quotas(deed, viewer.subject(), address, Buckets::look), request);
        tell(quotas(deed, viewer.subject(), address, Buckets::take), request);
    }

    /// Refuses an address that has failed to log in too often.
    void demandLogin(RoutingContext request) {
        var address = ClientAddress.of(request);
        demand(of(addresses, Deed.LOGIN, "address", address, Buckets::look).toList(), request);
    }

    void loginFailed(RoutingContext request) {
        var address = ClientAddress.of(request);
        of(addresses, Deed.LOGIN, "address", address, Buckets::take).toList();
    }

    /// Whether one more token that claims to be of this person is looked at, though its address has
    /// failed too often.
    boolean mayKnock(String subject, RoutingContext request) {
        var client = Sha256.hex(subject) + ClientAddress.of(request);
        var left = knocks.look(client, now()).permits();
        knocks.take(client, now());
        return left > 0;
    }

    /// Takes a login of a person.
    void loggedIn(String subject, RoutingContext request) {
        demand(of(people, Deed.LOGIN, "person", subject, Buckets::look).toList(), request);
        of(people, Deed.LOGIN, "person", subject, Buckets::take).toList();
    }

    private List<Quota> quotas(Deed deed, String subject, String address, Question question) {
        return Stream.concat(
                        of(people, deed, "person", subject, question),
                        of(addresses, deed, "address", address, question))
                .toList();
    }

    private Stream<Quota> of(
            Map<Deed, Buckets> all, Deed deed, String whose, String client, Question question) {
        var buckets = all.get(deed);
        if (buckets == null) {
            return Stream.empty();
        }
        var level = question.apply(buckets, client, now());
        return Stream.of(new Quota(deed.wireName() + "-" + whose, buckets.rate(), level));
    }

    private static void demand(List<Quota> quotas, RoutingContext request) {
        var wait =
                quotas.stream()
                        .filter(Quota::exhausted)
                        .map(quota -> quota.level().next())
                        .max(Comparator.naturalOrder());
        if (wait.isPresent()) {
            tell(quotas, request);
            throw Problem.tooMany(Duration.ofSeconds(Quota.seconds(wait.get())));
        }
    }

    private static void tell(List<Quota> quotas, RoutingContext request) {
        var answer = request.response();
        if (quotas.isEmpty() || answer.headWritten()) {
            return; // a socket's head was sent when it was opened
        }
        answer.putHeader("RateLimit-Policy", joined(quotas, Quota::policyField));
        answer.putHeader("RateLimit", joined(quotas, Quota::stateField));
    }

    private static String joined(List<Quota> quotas, Function<Quota, String> field) {
        return quotas.stream().map(field).collect(Collectors.joining(", "));
    }

    private long now() {
        var now = clock.instant();
        return Math.addExact(
                Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }

    /// Looks into a client's bucket, or takes from it.
    private interface Question {
        Buckets.Level apply(Buckets buckets, String client, long now);
    }
}

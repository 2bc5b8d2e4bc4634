package vn.giamsat.probe.onvif;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import vn.giamsat.probe.DiscoveryReason;

/// One discovery: asks for the time, the services, the device, its profiles, and for the stream of
/// each, one after the other, because cameras have few sessions. A question that the device refuses
/// is noted and the next one asked; whatever else goes wrong ends it. Confined to its event loop.
final class Inquiry {
    private static final int MOST_PROFILES = 64;
    private static final int LONGEST_TOKEN = 100;
    private static final int NONCE_BYTES = 16;

    private final Tools tools;
    private final Endpoint endpoint;
    private final Findings findings;
    private Login login;

    /// What all discoveries share.
    record Tools(SoapClient http, SecureRandom random, Clock clock) {
        byte[] nonce() {
            var bytes = new byte[NONCE_BYTES];
            random.nextBytes(bytes);
            return bytes;
        }
    }

    Inquiry(Tools tools, Endpoint endpoint, Findings findings) {
        this.tools = tools;
        this.endpoint = endpoint;
        this.findings = findings;
        var clientNonce = HexFormat.of().formatHex(tools.nonce());
        this.login = new Login.Unasked(endpoint.target().credentials(), clientNonce);
    }

    /// @return fails with what ended it early
    Uni<Void> run() {
        return time().chain(this::services).call(this::device).chain(this::profiles);
    }

    /// First of all, because a [UsernameToken] is only good by the device's clock. Devices that do
    /// not tell it are asked on.
    private Uni<Void> time() {
        return ofDevice(Question.TIME)
                .invoke(answer -> DeviceTime.of(answer).ifPresent(this::compare))
                .onFailure(DiscoveryFault::isNo)
                .recoverWithNull()
                .replaceWithVoid();
    }

    /// Devices tell whole seconds.
    private void compare(Instant told) {
        var now = tools.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        findings.clockDifference(Duration.between(now, told));
    }

    private Uni<Services> services() {
        return ofDevice(Question.SERVICES)
                .map(Services::listed)
                .onFailure(DiscoveryFault::isNo)
                .recoverWithUni(() -> ofDevice(Question.CAPABILITIES).map(Services::capable));
    }

    private Uni<Void> device() {
        return ofDevice(Question.INFORMATION)
                .map(ProfileReading::device)
                .invoke(findings::device)
                .onFailure(DiscoveryFault::isNo)
                .invoke(findings::wentWrong)
                .onFailure(DiscoveryFault::isNo)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> profiles(Services services) {
        return profiles(services, services.media().iterator());
    }

    /// By the next service, and by the one after when the device does not mean it.
    private Uni<Void> profiles(Services services, Iterator<MediaService> media) {
        if (!media.hasNext()) {
            return Uni.createFrom().failure(new DiscoveryFault(DiscoveryReason.NO_MEDIA, ""));
        }
        var service = media.next();
        var path = services.path(service);
        return ask(path, service.profiles())
                .onFailure(fault -> DiscoveryFault.isNo(fault) && media.hasNext())
                .recoverWithNull()
                .chain(
                        answer ->
                                answer == null
                                        ? profiles(services, media)
                                        : streams(service, path, answer));
    }

    private Uni<Void> streams(MediaService service, String path, XmlElement answer) {
        var profiles =
                answer.all("Profiles")
                        .filter(Inquiry::canBeAskedFor)
                        .limit(MOST_PROFILES + 1)
                        .toList();
        if (profiles.size() > MOST_PROFILES) {
            findings.moreProfiles();
        }
        return Multi.createFrom()
                .iterable(profiles.subList(0, Math.min(MOST_PROFILES, profiles.size())))
                .onItem()
                .transformToUniAndConcatenate(profile -> stream(service, path, profile))
                .onItem()
                .ignoreAsUni();
    }

    private static boolean canBeAskedFor(XmlElement profile) {
        var token = ProfileReading.token(profile);
        return !token.isEmpty() && token.length() <= LONGEST_TOKEN;
    }

    private Uni<Boolean> stream(MediaService service, String path, XmlElement profile) {
        return ask(path, service.streamOf(ProfileReading.token(profile)))
                .map(answer -> Optional.of(StreamUri.of(uri(answer), endpoint.target())))
                .onFailure(Inquiry::isOfOneProfile)
                .invoke(findings::wentWrong)
                .onFailure(Inquiry::isOfOneProfile)
                .recoverWithItem(Optional.empty())
                .invoke(
                        read ->
                                findings.profile(
                                        ProfileReading.profile(profile, read.orElse(null))))
                .replaceWith(true);
    }

    private static String uri(XmlElement answer) {
        return answer.textAt("Uri").or(() -> answer.textAt("MediaUri", "Uri")).orElse("");
    }

    private static boolean isOfOneProfile(Throwable fault) {
        return fault instanceof DiscoveryFault known
                && switch (known.reason()) {
                    case FAULT, ADDRESS_INVALID, LOGIN_IN_ADDRESS -> true;
                    default -> false;
                };
    }

    private Uni<XmlElement> ofDevice(Question question) {
        return ask(Services.OF_DEVICE, question);
    }

    /// Asks until the device believes who asks, or never will: [Login] comes to an end.
    private Uni<XmlElement> ask(String path, Question question) {
        return Uni.createFrom()
                .deferred(() -> tools.http().post(endpoint, letter(path, question)))
                .chain(
                        answer ->
                                switch (SoapAnswer.of(answer)) {
                                    case SoapAnswer.Said(var content) ->
                                            Uni.createFrom().item(content);
                                    case SoapAnswer.Refused(var reason, var detail) ->
                                            failure(reason, detail);
                                    case SoapAnswer.Unproven(var challenges) -> {
                                        var shown = login;
                                        login = login.doubted(challenges);
                                        yield login instanceof Login.Refused(var reason)
                                                ? failure(because(reason, shown), "")
                                                : ask(path, question);
                                    }
                                });
    }

    private SoapClient.Letter letter(String path, Question question) {
        var token =
                login.inside().map(known -> UsernameToken.of(known, tools.nonce(), deviceTime()));
        var letter = SoapClient.Letter.of(path, question, question.envelope(token));
        var signed = login.authorization(path).map(letter::authorized).orElse(letter);
        login = login.used();
        return signed;
    }

    private Instant deviceTime() {
        var difference = Optional.ofNullable(findings.clockDifference()).orElse(Duration.ZERO);
        return tools.clock().instant().plus(difference);
    }

    private DiscoveryReason because(DiscoveryReason reason, Login shown) {
        return shown instanceof Login.InMessage && findings.clockDifference() == null
                ? DiscoveryReason.CLOCK_UNKNOWN
                : reason;
    }

    private static <T> Uni<T> failure(DiscoveryReason reason, String detail) {
        return Uni.createFrom().failure(new DiscoveryFault(reason, detail));
    }
}

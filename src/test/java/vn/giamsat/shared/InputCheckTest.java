package vn.giamsat.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.registry.CameraDraft;
import vn.giamsat.registry.CameraLogin;
import vn.giamsat.registry.Contact;
import vn.giamsat.registry.ExpectedStream;
import vn.giamsat.registry.FacilityDraft;
import vn.giamsat.registry.FacilityKind;
import vn.giamsat.registry.RequiredPoints;
import vn.giamsat.registry.StreamAddresses;
import vn.giamsat.registry.Zone;

/// The rules on what people enter, through the real validator.
class InputCheckTest {
    private static final ValidatorFactory VALIDATORS =
            Validation.byDefaultProvider()
                    .configure()
                    .messageInterpolator(new ParameterMessageInterpolator())
                    .buildValidatorFactory();
    private static final Texts ENGLISH = Texts.in(List.of(Locale.ENGLISH));

    private final InputCheck check = new InputCheck(VALIDATORS.getValidator());

    @AfterAll
    static void close() {
        VALIDATORS.close();
    }

    @Test
    void givesAValidInputBackAsItCame() {
        var draft = facility("2021-24", "Trường A", List.of(contact("+84912345678")));

        assertThat(check.demand(draft)).isSameAs(draft);
    }

    @Test
    void callsNothingAtAllUnreadable() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check.demand(null))
                .returns(ErrorCode.MALFORMED_REQUEST, Problem::code)
                .returns(List.of(), Problem::violations);
    }

    @Test
    void tellsAllThatIsWrongAtOnceInTheOrderOfTheFields() {
        // Given
        var draft = facility("Bắc Giang", " ", List.of());

        // When
        var refusal =
                assertThatExceptionOfType(Problem.class).isThrownBy(() -> check.demand(draft));

        // Then
        refusal.returns(ErrorCode.INVALID_INPUT, Problem::code)
                .extracting(Problem::violations)
                .satisfies(
                        violations ->
                                assertThat(violations)
                                        .extracting(Violation::field, Violation::rule)
                                        .containsExactly(
                                                tuple("name", "not-blank"),
                                                tuple("province", "pattern")));
    }

    @Test
    void namesTheEntryOfAListThatBreaksARule() {
        var draft =
                facility(
                        "2021-24",
                        "Trường A",
                        List.of(contact("+84912345678"), contact("0912 345 678")));

        assertThat(check.violations(draft))
                .singleElement()
                .returns("contacts[1].phone", Violation::field)
                .returns("pattern", Violation::rule)
                .returns("must have the form \\+[1-9][0-9]{6,14}", ENGLISH::message);
    }

    @Test
    void tellsTheBoundsThatANumberLeaves() {
        var draft = facility(91.0, -1, List.of(new RequiredPoints(Zone.GATE, 1001)));

        assertThat(check.violations(draft))
                .extracting(Violation::field, Violation::rule, ENGLISH::message)
                .containsExactly(
                        tuple("capacity", "min", "must be at least 0"),
                        tuple("latitude", "decimal-max", "must be at most 90"),
                        tuple("requiredPoints[0].points", "max", "must be at most 1000"));
    }

    @Test
    void tellsHowLongATextMayBe() {
        var draft = facility("2021-24", "x".repeat(201), List.of());

        assertThat(check.violations(draft))
                .singleElement()
                .returns("size", Violation::rule)
                .returns("must have 0 to 200 characters or entries", ENGLISH::message);
    }

    @Test
    void demandsWhatACameraCannotDoWithout() {
        var draft = camera(null, null, null, null, null);

        assertThat(check.violations(draft))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(
                        tuple("name", "not-blank"),
                        tuple("streamAddress", "addressed"),
                        tuple("zone", "not-null"));
    }

    @Test
    void looksIntoAddressLoginAndExpectationOfACamera() {
        // Given
        var draft =
                camera(
                        "Cổng",
                        Zone.GATE,
                        new StreamAddresses("", null, "AB:CD"),
                        new CameraLogin(" ", "secret"),
                        new ExpectedStream(VideoCodec.H264, 8, 720, 0.0, 0));

        // When
        var violations = check.violations(draft);

        // Then
        assertThat(violations)
                .extracting(Violation::field, Violation::rule)
                .containsExactly(
                        tuple("credentials.user", "not-blank"),
                        tuple("expected.framesPerSecond", "decimal-min"),
                        tuple("expected.kilobitsPerSecond", "min"),
                        tuple("expected.width", "min"),
                        tuple("streamAddress.main", "not-blank"),
                        tuple("streamAddress.tlsPin", "pattern"));
    }

    @Test
    void neverRepeatsWhatWasEnteredBecauseItMayBeAPassword() {
        var secret = "p4ssw0rd".repeat(200);
        var draft =
                camera(
                        "Cổng",
                        Zone.GATE,
                        new StreamAddresses("rtsp://u:" + secret + "@10.0.0.1/", null, secret),
                        new CameraLogin(secret, secret),
                        null);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check.demand(draft))
                .satisfies(
                        problem ->
                                assertThat(problem.getMessage() + problem.violations())
                                        .contains("credentials.password", "streamAddress.main")
                                        .doesNotContain("p4ssw0rd"));
    }

    private static Contact contact(String phone) {
        return new Contact("Nguyễn Văn An", null, phone, "an@example.vn");
    }

    private static FacilityDraft facility(String province, String name, List<Contact> contacts) {
        return new FacilityDraft(
                null,
                province,
                name,
                FacilityKind.SCHOOL,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                contacts,
                null,
                null);
    }

    private static FacilityDraft facility(
            Double latitude, Integer capacity, List<RequiredPoints> points) {
        return new FacilityDraft(
                null,
                "2021-24",
                "Trường A",
                FacilityKind.SCHOOL,
                null,
                null,
                null,
                null,
                latitude,
                null,
                capacity,
                null,
                null,
                null,
                null,
                points,
                null);
    }

    private static CameraDraft camera(
            @Nullable String name,
            @Nullable Zone zone,
            @Nullable StreamAddresses addresses,
            @Nullable CameraLogin login,
            @Nullable ExpectedStream expected) {
        return new CameraDraft(
                null, name, zone, null, null, null, null, addresses, null, login, expected, null,
                null);
    }
}

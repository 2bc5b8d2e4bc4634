package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.campaign.Move.AGREE_PLAN;
import static vn.giamsat.campaign.Move.APPOINT_CONTACT;
import static vn.giamsat.campaign.Move.BEGIN_CONNECTION;
import static vn.giamsat.campaign.Move.DECLARE_CANNOT_CONNECT;
import static vn.giamsat.campaign.Move.EXEMPT;
import static vn.giamsat.campaign.Move.PROPOSE_PLAN;
import static vn.giamsat.campaign.Move.REOPEN_VERIFICATION;
import static vn.giamsat.campaign.Move.RETURN_PLAN;
import static vn.giamsat.campaign.Move.SUBMIT_SURVEY;
import static vn.giamsat.campaign.Move.TAKE_BACK;
import static vn.giamsat.campaign.Move.VERIFY_CONNECTION;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every pair of step and move: where it leads, or that it is not legal.
class StepTest {
    private static final Instant FIRST = Instant.parse("2021-05-08T03:00:00Z");
    private static final Instant NOW = Instant.parse("2021-05-09T03:00:00Z");
    private static final String REASON = "không có đường truyền";
    private static final Occasion OCCASION = new Occasion(NOW, REASON, false);

    private static final Step LISTED = new Step.Listed();
    private static final Step APPOINTED = new Step.ContactAppointed();
    private static final Step SURVEYED = new Step.Surveyed();
    private static final Step PROPOSED = new Step.PlanProposed();
    private static final Step AGREED = new Step.PlanAgreed();
    private static final Step CONNECTING = new Step.Connecting(Optional.empty());
    private static final Step CONNECTING_AGAIN = new Step.Connecting(Optional.of(FIRST));
    private static final Step CONNECTED = new Step.Connected(FIRST);
    private static final Step UNCONNECTABLE = new Step.CannotConnect("cũ", AGREED);
    private static final Step EXEMPTED = new Step.Exempt("cũ", CONNECTED);

    private static final Map<Step, Map<Move, Step>> LEGAL =
            Map.of(
                    LISTED, aside(LISTED, Map.of(APPOINT_CONTACT, APPOINTED)),
                    APPOINTED, aside(APPOINTED, Map.of(SUBMIT_SURVEY, SURVEYED)),
                    SURVEYED,
                            aside(
                                    SURVEYED,
                                    Map.of(SUBMIT_SURVEY, SURVEYED, PROPOSE_PLAN, PROPOSED)),
                    PROPOSED,
                            aside(
                                    PROPOSED,
                                    Map.of(
                                            SUBMIT_SURVEY, PROPOSED,
                                            PROPOSE_PLAN, PROPOSED,
                                            RETURN_PLAN, SURVEYED,
                                            AGREE_PLAN, AGREED)),
                    AGREED, aside(AGREED, planned(AGREED, AGREED, BEGIN_CONNECTION, CONNECTING)),
                    CONNECTING,
                            aside(
                                    CONNECTING,
                                    planned(
                                            CONNECTING,
                                            CONNECTING,
                                            VERIFY_CONNECTION,
                                            new Step.Connected(NOW))),
                    CONNECTING_AGAIN,
                            aside(
                                    CONNECTING_AGAIN,
                                    planned(
                                            CONNECTING_AGAIN,
                                            CONNECTING_AGAIN,
                                            VERIFY_CONNECTION,
                                            CONNECTED)),
                    CONNECTED,
                            with(
                                    planned(
                                            CONNECTED,
                                            CONNECTING_AGAIN,
                                            REOPEN_VERIFICATION,
                                            CONNECTING_AGAIN),
                                    EXEMPT,
                                    new Step.Exempt(REASON, CONNECTED)),
                    UNCONNECTABLE,
                            Map.of(
                                    SUBMIT_SURVEY,
                                    SURVEYED,
                                    DECLARE_CANNOT_CONNECT,
                                    new Step.CannotConnect(REASON, AGREED),
                                    TAKE_BACK,
                                    AGREED),
                    EXEMPTED, Map.of(TAKE_BACK, CONNECTED));

    private static Map<Move, Step> aside(Step from, Map<Move, Step> line) {
        return with(
                with(line, DECLARE_CANNOT_CONNECT, new Step.CannotConnect(REASON, from)),
                EXEMPT,
                new Step.Exempt(REASON, from));
    }

    private static Map<Move, Step> planned(Step stays, Step agreedAnew, Move onward, Step next) {
        return Map.of(
                SUBMIT_SURVEY, stays,
                PROPOSE_PLAN, stays,
                RETURN_PLAN, stays,
                AGREE_PLAN, agreedAnew,
                onward, next);
    }

    private static Map<Move, Step> with(Map<Move, Step> moves, Move move, Step to) {
        var more = new HashMap<>(moves);
        more.put(move, to);
        return more;
    }

    static Stream<Arguments> pairs() {
        return LEGAL.entrySet().stream()
                .flatMap(
                        step ->
                                Arrays.stream(Move.values())
                                        .map(
                                                move ->
                                                        Arguments.of(
                                                                step.getKey(),
                                                                move,
                                                                Optional.ofNullable(
                                                                        step.getValue()
                                                                                .get(move)))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void leadsWhereItShouldOrIsNotLegal(Step from, Move move, Optional<Step> to) {
        // When
        var reached = move.from(from, OCCASION);
        // Then
        assertThat(reached).isEqualTo(to);
        assertThat(Move.legalFrom(from).contains(move)).isEqualTo(to.isPresent());
    }

    @Test
    void triesEveryStep() {
        assertThat(LEGAL.keySet().stream().map(Step::name).distinct())
                .containsExactlyInAnyOrder(StepName.values());
    }

    @Test
    void returnsToTheStepBeforeAsItIsTodaySoThatAnAppointmentIsNotForgotten() {
        // Given
        var waiting = new Step.CannotConnect(REASON, LISTED);
        // When
        var back = TAKE_BACK.from(waiting, new Occasion(NOW, null, true));
        // Then
        assertThat(back).contains(APPOINTED);
        assertThat(TAKE_BACK.from(waiting, OCCASION)).contains(LISTED);
    }

    @Test
    void keepsTheFirstDayHoweverOftenAFacilityIsVerifiedAnew() {
        // Given
        var moves = List.of(REOPEN_VERIFICATION, VERIFY_CONNECTION, AGREE_PLAN, VERIFY_CONNECTION);
        // When
        var step = CONNECTED;
        for (var move : moves) {
            step = move.from(step, OCCASION).orElseThrow();
        }
        // Then
        assertThat(step).isEqualTo(new Step.Connected(FIRST));
    }
}

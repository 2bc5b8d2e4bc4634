package vn.giamsat.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.shared.Problem;

class ChoiceTest {
    @Test
    void takesAFlagAsItIsWritten() {
        assertThat(Choice.flag("dryRun", "true")).isTrue();
        assertThat(Choice.flag("dryRun", "false")).isFalse();
        assertThat(Choice.flag("dryRun", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "TRUE", "", " true"})
    void refusesAFlagThatOneWouldHaveToGuess(String text) {
        assertThatThrownBy(() -> Choice.flag("dryRun", text)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "3000-01-01", "1969-12-31", "-0001-01-01"})
    void refusesDaysThatNothingCanReckonWith(String day) {
        assertThatThrownBy(() -> Choice.day("day", day)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Choice.instant("to", day + "T00:00:00Z"))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01", "2021-05-10", "2999-12-31"})
    void takesTheFirstDayAndTheLast(String day) {
        assertThat(Choice.day("day", day)).hasToString(day);
        assertThat(Choice.instant("to", day + "T23:59:59Z")).hasToString(day + "T23:59:59Z");
    }
}

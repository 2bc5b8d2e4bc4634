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
}

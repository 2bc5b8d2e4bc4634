package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.shared.Problem;

class ReportMoveTest {
    /// From each state what is possible: when it is locked, with leave of the ministry and without.
    @ParameterizedTest
    @CsvSource({
        "COMPUTED, false, 'REVIEW,SUBMIT'",
        "REVIEWED, false, 'REVIEW,SUBMIT'",
        "SUBMITTED, false, 'ACCEPT,RETURN'",
        "SUBMITTED, true, 'ACCEPT,RETURN,CORRECT'",
        "ACCEPTED, false, ''",
        "ACCEPTED, true, CORRECT",
        "RETURNED, false, CORRECT",
        "RETURNED, true, CORRECT",
    })
    void existsOnlyWhereItIsLegal(ReportStateName state, boolean exception, String legal) {
        var moves = ReportMove.legalFrom(ReportState.of(state), exception);
        assertThat(String.join(",", moves)).isEqualTo(legal);
    }

    @ParameterizedTest
    @CsvSource({
        "REVIEW, COMPUTED, REVIEWED",
        "SUBMIT, COMPUTED, SUBMITTED",
        "SUBMIT, REVIEWED, SUBMITTED",
        "ACCEPT, SUBMITTED, ACCEPTED",
        "RETURN, SUBMITTED, RETURNED",
        "CORRECT, RETURNED, REVIEWED",
    })
    void leadsToTheNextState(ReportMove move, ReportStateName from, ReportStateName to) {
        assertThat(move.from(ReportState.of(from), false).name()).isEqualTo(to);
    }

    @Test
    void tellsWhatIsPossibleInstead() {
        assertThatThrownBy(() -> ReportMove.SUBMIT.from(new ReportState.Returned(), false))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.legal()).isEqualTo(List.of("CORRECT")));
    }
}

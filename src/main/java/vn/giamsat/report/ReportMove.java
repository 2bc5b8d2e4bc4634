package vn.giamsat.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.giamsat.report.ReportState.Correctable;
import vn.giamsat.report.ReportState.Decidable;
import vn.giamsat.report.ReportState.Open;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What can happen to a report. From which states it may, the types of [ReportState] decide.
public enum ReportMove {
    REVIEW,
    SUBMIT,
    ACCEPT,
    RETURN,
    CORRECT;

    /// The state that it leads to.
    ///
    /// @param exceptionHolds whether the ministry's leave to correct holds
    /// @throws Problem ILLEGAL_REPORT_MOVE that lists what is legal
    ReportState from(ReportState state, boolean exceptionHolds) {
        return next(state, exceptionHolds)
                .orElseThrow(
                        () ->
                                Problem.insteadOf(
                                        ErrorCode.ILLEGAL_REPORT_MOVE,
                                        state.name().name(),
                                        legalFrom(state, exceptionHolds)));
    }

    static List<String> legalFrom(ReportState state, boolean exceptionHolds) {
        return Arrays.stream(values())
                .filter(move -> move.next(state, exceptionHolds).isPresent())
                .map(ReportMove::name)
                .toList();
    }

    private Optional<ReportState> next(ReportState state, boolean exceptionHolds) {
        return Optional.ofNullable(
                switch (this) {
                    case REVIEW -> state instanceof Open open ? open.reviewed() : null;
                    case SUBMIT -> state instanceof Open open ? open.submitted() : null;
                    case ACCEPT -> state instanceof Decidable there ? there.accepted() : null;
                    case RETURN -> state instanceof Decidable there ? there.returned() : null;
                    case CORRECT ->
                            state instanceof Correctable there
                                            && (exceptionHolds || !there.locked())
                                    ? there.corrected()
                                    : null;
                });
    }
}

package vn.giamsat.campaign;

/// What the DIC can decide of a proposed plan. Either is final: another plan may be proposed.
public enum PlanDecisionKind {
    AGREE(Move.AGREE_PLAN, PlanState.AGREED),
    RETURN(Move.RETURN_PLAN, PlanState.RETURNED);

    private final Move move;
    private final PlanState state;

    PlanDecisionKind(Move move, PlanState state) {
        this.move = move;
        this.state = state;
    }

    Move move() {
        return move;
    }

    PlanState state() {
        return state;
    }
}

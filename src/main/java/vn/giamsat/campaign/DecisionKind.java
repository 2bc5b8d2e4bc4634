package vn.giamsat.campaign;

/// What people may decide of a facility beside the line of steps.
public enum DecisionKind {
    CANNOT_CONNECT(Move.DECLARE_CANNOT_CONNECT),
    EXEMPT(Move.EXEMPT),
    /// Of either: the facility returns to the step before.
    TAKE_BACK(Move.TAKE_BACK);

    private final Move move;

    DecisionKind(Move move) {
        this.move = move;
    }

    Move move() {
        return move;
    }
}

package vn.giamsat.api.graphql;

import graphql.execution.AbortExecutionException;

/// A question that the engine was kept from running. Its answer has no data.
final class StoppedQuestion extends AbortExecutionException {
    private final Refusal refusal;

    StoppedQuestion(Refusal refusal) {
        super(refusal);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}

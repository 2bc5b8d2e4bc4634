/// GraphQL to features; the only place that joins features in one answer. Every resolver and every
/// batch loader has its own transaction, because they run in parallel. Batched fields take no
/// arguments: SmallRye would give all of a batch the arguments of the first. A question passes the
/// DocumentGate, then the scales of QuestionLimits, before a resolver hears of it.
@NullMarked
package vn.giamsat.api.graphql;

import org.jspecify.annotations.NullMarked;

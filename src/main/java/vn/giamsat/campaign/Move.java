package vn.giamsat.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.giamsat.campaign.Step.Connectable;
import vn.giamsat.campaign.Step.Decidable;
import vn.giamsat.campaign.Step.Declinable;
import vn.giamsat.campaign.Step.Exemptible;
import vn.giamsat.campaign.Step.Plannable;
import vn.giamsat.campaign.Step.Reopenable;
import vn.giamsat.campaign.Step.Revocable;
import vn.giamsat.campaign.Step.Surveyable;
import vn.giamsat.campaign.Step.Verifiable;
import vn.giamsat.campaign.Step.WithoutContact;

/// What can happen to a facility within a campaign. From which steps it may, the types of [Step]
/// decide.
public enum Move {
    /// Done by the database when a contact is appointed.
    APPOINT_CONTACT(WithoutContact.class, (step, _) -> step.contactAppointed()),
    SUBMIT_SURVEY(Surveyable.class, (step, _) -> step.surveySubmitted()),
    PROPOSE_PLAN(Plannable.class, (step, _) -> step.planProposed()),
    RETURN_PLAN(Decidable.class, (step, _) -> step.planReturned()),
    AGREE_PLAN(Decidable.class, (step, _) -> step.planAgreed()),
    BEGIN_CONNECTION(Connectable.class, (step, _) -> step.connectionBegun()),
    VERIFY_CONNECTION(Verifiable.class, (step, occasion) -> step.verified(occasion.at())),
    REOPEN_VERIFICATION(Reopenable.class, (step, _) -> step.reopened()),
    DECLARE_CANNOT_CONNECT(
            Declinable.class, (step, occasion) -> step.cannotConnect(reason(occasion))),
    EXEMPT(Exemptible.class, (step, occasion) -> step.exempted(reason(occasion))),
    TAKE_BACK(Revocable.class, (step, occasion) -> step.takenBack(occasion.contactAppointed()));

    private final BiFunction<Step, Occasion, Optional<Step>> transition;
    private final Class<? extends Step> from;

    <S extends Step> Move(Class<S> from, BiFunction<S, Occasion, Step> transition) {
        this.from = from;
        this.transition =
                (step, occasion) ->
                        from.isInstance(step)
                                ? Optional.of(transition.apply(from.cast(step), occasion))
                                : Optional.empty();
    }

    /// The step that it leads to; empty where it is not legal.
    Optional<Step> from(Step step, Occasion occasion) {
        return transition.apply(step, occasion);
    }

    /// What may happen next.
    static List<Move> legalFrom(Step step) {
        return Arrays.stream(values()).filter(move -> move.from.isInstance(step)).toList();
    }

    private static String reason(Occasion occasion) {
        return Objects.requireNonNull(occasion.reason(), "a reason is demanded before");
    }
}

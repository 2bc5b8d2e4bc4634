package vn.giamsat.campaign;

import java.time.Instant;
import java.util.Optional;

/// Where a facility stands within a campaign, as pure state: no database, no clock. A transition
/// exists only on the steps where it is legal; [Move] names them for those who ask from outside.
///
/// ```
/// Listed ──contact──▶ ContactAppointed ──survey──▶ Surveyed
///                                                  │    ▲
///                                           proposed    returned
///                                                  ▼    │
/// PlanAgreed ◀──────────────agreed───────────── PlanProposed
///     │
///   begun
///     ▼
/// Connecting ──────verified──────▶ Connected
///     ▲                                │
///     └──reopened, another plan agreed─┘
///
/// any of the line but Connected ──▶ CannotConnect ──survey──▶ Surveyed
/// any of the line ────────────────▶ Exempt
/// CannotConnect, Exempt ──taken back──▶ the step before
/// ```
///
/// Once a plan is agreed, it holds until another one is: proposing and returning others moves
/// nothing, and neither does the correction of a survey.
public sealed interface Step {
    StepName name();

    /// Nobody is appointed as contact of the facility.
    sealed interface WithoutContact extends Step {
        Step contactAppointed();
    }

    /// A survey may be submitted.
    sealed interface Surveyable extends Step {
        Step surveySubmitted();
    }

    /// A plan may be proposed.
    sealed interface Plannable extends Step {
        Step planProposed();
    }

    /// A proposed plan may lie before the DIC.
    sealed interface Decidable extends Step {
        Step planReturned();

        Step planAgreed();
    }

    /// The work of connecting may begin.
    sealed interface Connectable extends Step {
        Step connectionBegun();
    }

    /// The service may find all of the plan verified.
    sealed interface Verifiable extends Step {
        Step verified(Instant at);
    }

    /// What was verified must be verified anew.
    sealed interface Reopenable extends Step {
        Step reopened();
    }

    /// It may turn out that the facility cannot be connected.
    sealed interface Declinable extends Step {
        default Step cannotConnect(String reason) {
            return new CannotConnect(reason, this);
        }
    }

    /// The facility may be exempted.
    sealed interface Exemptible extends Step {
        default Step exempted(String reason) {
            return new Exempt(reason, this);
        }
    }

    /// A decision that may be taken back.
    sealed interface Revocable extends Step {
        Step before();

        /// The step before, as it is today: somebody may have been appointed meanwhile.
        default Step takenBack(boolean contactAppointed) {
            return before() instanceof WithoutContact waiting && contactAppointed
                    ? waiting.contactAppointed()
                    : before();
        }
    }

    record Listed() implements WithoutContact, Declinable, Exemptible {
        @Override
        public StepName name() {
            return StepName.LISTED;
        }

        @Override
        public Step contactAppointed() {
            return new ContactAppointed();
        }
    }

    record ContactAppointed() implements Surveyable, Declinable, Exemptible {
        @Override
        public StepName name() {
            return StepName.CONTACT_APPOINTED;
        }

        @Override
        public Step surveySubmitted() {
            return new Surveyed();
        }
    }

    record Surveyed() implements Surveyable, Plannable, Declinable, Exemptible {
        @Override
        public StepName name() {
            return StepName.SURVEYED;
        }

        @Override
        public Step surveySubmitted() {
            return this;
        }

        @Override
        public Step planProposed() {
            return new PlanProposed();
        }
    }

    record PlanProposed() implements Surveyable, Plannable, Decidable, Declinable, Exemptible {
        @Override
        public StepName name() {
            return StepName.PLAN_PROPOSED;
        }

        @Override
        public Step surveySubmitted() {
            return this;
        }

        @Override
        public Step planProposed() {
            return this;
        }

        @Override
        public Step planReturned() {
            return new Surveyed();
        }

        @Override
        public Step planAgreed() {
            return new PlanAgreed();
        }
    }

    /// A plan holds. What is said of others, and of surveys, moves nothing by itself.
    sealed interface Planned extends Surveyable, Plannable, Decidable {
        @Override
        default Step surveySubmitted() {
            return this;
        }

        @Override
        default Step planProposed() {
            return this;
        }

        @Override
        default Step planReturned() {
            return this;
        }

        @Override
        default Step planAgreed() {
            return this;
        }
    }

    record PlanAgreed() implements Planned, Connectable, Declinable, Exemptible {
        @Override
        public StepName name() {
            return StepName.PLAN_AGREED;
        }

        @Override
        public Step connectionBegun() {
            return new Connecting(Optional.empty());
        }
    }

    /// @param firstConnectedAt of a facility that was connected before
    record Connecting(Optional<Instant> firstConnectedAt)
            implements Planned, Verifiable, Declinable, Exemptible {
        @Override
        public StepName name() {
            return StepName.CONNECTING;
        }

        @Override
        public Step verified(Instant at) {
            return new Connected(firstConnectedAt.orElse(at));
        }
    }

    /// @param firstConnectedAt never changes any more, however often it is verified anew
    record Connected(Instant firstConnectedAt) implements Planned, Reopenable, Exemptible {
        @Override
        public StepName name() {
            return StepName.CONNECTED;
        }

        @Override
        public Step planAgreed() {
            return reopened();
        }

        @Override
        public Step reopened() {
            return new Connecting(Optional.of(firstConnectedAt));
        }
    }

    record CannotConnect(String reason, Step before) implements Revocable, Surveyable, Declinable {
        @Override
        public StepName name() {
            return StepName.CANNOT_CONNECT;
        }

        /// For another reason.
        @Override
        public Step cannotConnect(String reason) {
            return new CannotConnect(reason, before);
        }

        /// A newer survey found a way.
        @Override
        public Step surveySubmitted() {
            return new Surveyed();
        }
    }

    record Exempt(String reason, Step before) implements Revocable {
        @Override
        public StepName name() {
            return StepName.EXEMPT;
        }
    }
}

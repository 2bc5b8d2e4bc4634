package vn.giamsat.report;

/// The life of a report, as pure state. A transition exists only where it is legal; [ReportMove]
/// names them for those who ask from outside.
///
/// ```
/// Computed ──review──▶ Reviewed ──submit──▶ Submitted ──accept──▶ Accepted
///     │                 ▲  ▲  ▲                │  │                  │
///     └──submit──▶      │  │  │             return│                  │
///          Submitted    │  │  │                ▼  │                  │
///                       │  │  └──correct── Returned                  │
///                       │  └──correct, with an exception─┘           │
///                       └──correct, with an exception────────────────┘
/// ```
///
/// Submitted and Accepted are locked: only while an exception of the ministry holds can they be
/// corrected. A correction is a new version; the old one stays. One that is begun under an
/// exception and not submitted while it holds is Lapsed, and the version before it is the latest
/// again; an exception that is granted later lets it go on.
sealed interface ReportState {
    ReportStateName name();

    /// The province is at it: remarks may be edited, and it may be submitted.
    sealed interface Open extends ReportState {
        default ReportState reviewed() {
            return new Reviewed();
        }

        default ReportState submitted() {
            return new Submitted();
        }
    }

    /// The ministry decides of it.
    sealed interface Decidable extends ReportState {
        default ReportState accepted() {
            return new Accepted();
        }

        default ReportState returned() {
            return new Returned();
        }
    }

    /// The province may begin another version.
    sealed interface Correctable extends ReportState {
        /// Whether that needs leave of the ministry.
        boolean locked();

        default ReportState corrected() {
            return new Reviewed();
        }
    }

    /// Nobody has touched it.
    record Computed() implements Open {
        @Override
        public ReportStateName name() {
            return ReportStateName.COMPUTED;
        }
    }

    record Reviewed() implements Open {
        @Override
        public ReportStateName name() {
            return ReportStateName.REVIEWED;
        }
    }

    record Submitted() implements Decidable, Correctable {
        @Override
        public ReportStateName name() {
            return ReportStateName.SUBMITTED;
        }

        @Override
        public boolean locked() {
            return true;
        }
    }

    record Accepted() implements Correctable {
        @Override
        public ReportStateName name() {
            return ReportStateName.ACCEPTED;
        }

        @Override
        public boolean locked() {
            return true;
        }
    }

    record Returned() implements Correctable {
        @Override
        public ReportStateName name() {
            return ReportStateName.RETURNED;
        }

        @Override
        public boolean locked() {
            return false;
        }
    }

    /// Nothing can be done with it.
    record Lapsed() implements ReportState {
        @Override
        public ReportStateName name() {
            return ReportStateName.LAPSED;
        }
    }

    static ReportState of(ReportStateName name) {
        return switch (name) {
            case COMPUTED -> new Computed();
            case REVIEWED -> new Reviewed();
            case SUBMITTED -> new Submitted();
            case ACCEPTED -> new Accepted();
            case RETURNED -> new Returned();
            case LAPSED -> new Lapsed();
        };
    }
}

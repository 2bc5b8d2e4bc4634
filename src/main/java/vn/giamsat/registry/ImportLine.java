package vn.giamsat.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.giamsat.shared.Violation;

/// One line on its way through an import: read, judged, and at last stored. Confined to one import.
final class ImportLine<D> {
    final int number;
    UUID id;
    final D draft;
    private final List<Violation> violations;
    private LineVerdict.Effect effect = LineVerdict.Effect.NEW;

    ImportLine(int number, UUID id, D draft, List<Violation> violations) {
        this.number = number;
        this.id = id;
        this.draft = draft;
        this.violations = new ArrayList<>(violations);
    }

    void reject(Violation violation) {
        violations.add(violation);
    }

    /// The row is there already.
    void found(UUID row, LineVerdict.Effect does) {
        id = row;
        effect = does;
    }

    boolean is(LineVerdict.Effect other) {
        return effect == other;
    }

    boolean accepted() {
        return violations.isEmpty();
    }

    LineVerdict verdict() {
        return new LineVerdict(number, id, accepted(), effect, List.copyOf(violations));
    }
}

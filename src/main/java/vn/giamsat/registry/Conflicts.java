package vn.giamsat.registry;

import io.vertx.pgclient.PgException;
import org.hibernate.exception.ConstraintViolationException;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Tells which named constraint of the schema a write broke.
final class Conflicts {
    static final String PROVINCE_RULE = "province-in-scope";

    private Conflicts() {}

    /// The same answer for a province that does not exist and for one out of scope.
    static Problem provinceOutOfScope() {
        return Problem.invalid(Violation.of("province", PROVINCE_RULE));
    }

    static boolean violated(Throwable failure, String constraint) {
        return switch (failure) {
            case PgException said when constraint.equals(said.getConstraint()) -> true;
            case ConstraintViolationException said
                    when constraint.equals(said.getConstraintName()) ->
                    true;
            default -> failure.getCause() != null && violated(failure.getCause(), constraint);
        };
    }
}

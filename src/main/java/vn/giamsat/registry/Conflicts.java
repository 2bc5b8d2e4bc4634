package vn.giamsat.registry;

import io.vertx.pgclient.PgException;

import org.hibernate.exception.ConstraintViolationException;

/// Tells which named constraint of the schema a write broke.
final class Conflicts {
    static final String PROVINCE_RULE = "must be a province that you may edit";

    private Conflicts() {}

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

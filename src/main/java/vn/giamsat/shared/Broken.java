package vn.giamsat.shared;

import io.vertx.pgclient.PgException;
import java.util.Objects;
import java.util.function.Predicate;

/// Tells which named constraint of the schema a write broke.
public final class Broken {
    private Broken() {}

    public static Predicate<Throwable> constraint(String name) {
        return failure ->
                failure instanceof PgException said && Objects.equals(name, said.getConstraint());
    }
}

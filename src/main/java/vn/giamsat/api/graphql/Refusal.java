package vn.giamsat.api.graphql;

import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;
import vn.giamsat.shared.Violation;

import java.util.List;

/// A problem as a GraphQL client reads it: a text in its language. The code and the broken rules go
/// into the extensions of the error.
public final class Refusal extends RuntimeException {
    private final transient Problem problem;
    private final transient Texts texts;

    Refusal(Problem problem, Texts texts) {
        super(text(problem, texts), problem);
        this.problem = problem;
        this.texts = texts;
    }

    private static String text(Problem problem, Texts texts) {
        var broken =
                problem.violations().stream().map(violation -> named(violation, texts)).toList();
        return broken.isEmpty() ? texts.detail(problem) : String.join("; ", broken);
    }

    private static String named(Violation violation, Texts texts) {
        return violation.field() + " " + texts.message(violation);
    }

    String code() {
        return problem.code().wireName();
    }

    List<Violation> violations() {
        return problem.violations();
    }

    String message(Violation violation) {
        return texts.message(violation);
    }
}

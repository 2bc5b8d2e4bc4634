package vn.giamsat.api.graphql;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;
import vn.giamsat.shared.Violation;

/// A problem as a GraphQL client reads it: a text in its language. The code and the broken rules go
/// into the extensions of the error.
final class Refusal extends RuntimeException {
    private final transient Problem problem;
    private final transient Texts texts;

    Refusal(Problem problem, Texts texts) {
        super(text(problem, texts), problem);
        this.problem = problem;
        this.texts = texts;
    }

    private static String text(Problem problem, Texts texts) {
        var broken =
                problem.violations().stream()
                        .map(violation -> violation.field() + " " + texts.message(violation))
                        .toList();
        return broken.isEmpty() ? texts.detail(problem) : String.join("; ", broken);
    }

    Map<String, Object> extensions() {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", problem.code().wireName());
        if (!problem.violations().isEmpty()) {
            extensions.put("violations", problem.violations().stream().map(this::rule).toList());
        }
        if (!problem.legal().isEmpty()) {
            extensions.put("legal", problem.legal());
        }
        problem.retryAfter().ifPresent(wait -> extensions.put("retryAfter", wait.toSeconds()));
        return extensions;
    }

    private Map<String, String> rule(Violation violation) {
        return Map.of(
                "field", violation.field(),
                "rule", violation.rule(),
                "message", texts.message(violation));
    }
}

package vn.giamsat.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.ImportReport;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;
import vn.giamsat.shared.Violation;

/// What a client gets when something cannot be done (RFC 9457). Clients act on `type` or `code`;
/// title and detail are for people, in their language.
///
/// @param type stable; an identifier that need not resolve
/// @param instance path of the request, or `urn:uuid:` of an entry in our log
/// @param violations broken rules of an invalid input
/// @param legal what could be done instead, by stable names
/// @param report of a rejected import, with the rejected lines only
@RegisterForReflection(registerFullHierarchy = true) // no resource names it as its answer
public record ProblemBody(
        URI type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        @Nullable List<BrokenRule> violations,
        @Nullable List<String> legal,
        @Nullable RejectedLines report) {
    private static final String TYPES = "https://giamsat.vn/problems/";

    /// One rule that one field breaks.
    ///
    /// @param rule stable key such as `not-blank`
    /// @param message the rule in the reader's language
    public record BrokenRule(String field, String rule, String message) {
        public static BrokenRule of(Violation violation, Texts texts) {
            return new BrokenRule(violation.field(), violation.rule(), texts.message(violation));
        }
    }

    /// Why an import was rejected.
    public record RejectedLines(int lines, int rejected, List<RejectedLine> verdicts) {
        static RejectedLines of(ImportReport report, Texts texts) {
            var rejected =
                    report.verdicts().stream()
                            .filter(verdict -> !verdict.accepted())
                            .map(
                                    verdict ->
                                            new RejectedLine(
                                                    verdict.line(),
                                                    rules(verdict.violations(), texts)))
                            .toList();
            return new RejectedLines(report.lines(), report.rejected(), rejected);
        }
    }

    /// One line that cannot be stored.
    public record RejectedLine(int line, List<BrokenRule> violations) {}

    static ProblemBody of(Problem problem, Texts texts, String instance) {
        var violations = problem.violations().isEmpty() ? null : rules(problem.violations(), texts);
        return body(problem, texts, instance, violations, null);
    }

    static ProblemBody of(ImportReport report, Texts texts, String instance) {
        var problem = new Problem(ErrorCode.IMPORT_REJECTED);
        return body(problem, texts, instance, null, RejectedLines.of(report, texts));
    }

    private static ProblemBody body(
            Problem problem,
            Texts texts,
            String instance,
            @Nullable List<BrokenRule> violations,
            @Nullable RejectedLines report) {
        var code = problem.code();
        return new ProblemBody(
                URI.create(TYPES + code.wireName()),
                texts.title(code),
                code.status(),
                texts.detail(problem),
                instance,
                code.wireName(),
                violations,
                problem.legal().isEmpty() ? null : problem.legal(),
                report);
    }

    private static List<BrokenRule> rules(List<Violation> violations, Texts texts) {
        return violations.stream().map(violation -> BrokenRule.of(violation, texts)).toList();
    }
}

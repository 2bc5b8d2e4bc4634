package vn.giamsat.api.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import vn.giamsat.registry.ImportReport;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;

/// Makes problem answers for the request at hand, in the language that it accepts.
@RequestScoped
public class Answers {
    static final String PROBLEM_JSON = "application/problem+json";
    private static final int RETRY_SECONDS = 5;

    private final RoutingContext request;

    Answers(RoutingContext request) {
        this.request = request;
    }

    Texts texts() {
        return Texts.accepted(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    Response problem(ErrorCode code) {
        return problem(new Problem(code));
    }

    Response problem(Problem problem) {
        return problem(problem, request.normalizedPath());
    }

    /// @param instance what the reader may quote when asking about it
    Response problem(Problem problem, String instance) {
        var answer = answer(problem.code(), ProblemBody.of(problem, texts(), instance));
        return problem.retryAfter()
                .map(
                        wait ->
                                Response.fromResponse(answer)
                                        .header(HttpHeaders.RETRY_AFTER, wait.toSeconds())
                                        .build())
                .orElse(answer);
    }

    Response rejected(ImportReport report) {
        return answer(
                ErrorCode.IMPORT_REJECTED,
                ProblemBody.of(report, texts(), request.normalizedPath()));
    }

    private Response answer(ErrorCode code, ProblemBody body) {
        var answer =
                Response.status(code.status())
                        .entity(body)
                        .type(MediaType.valueOf(PROBLEM_JSON))
                        .header(HttpHeaders.CONTENT_LANGUAGE, texts().language())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (code == ErrorCode.DATABASE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.build();
    }
}

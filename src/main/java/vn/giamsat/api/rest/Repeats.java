package vn.giamsat.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.Attempt;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.KeptAnswer;
import vn.giamsat.access.KeptAnswers;
import vn.giamsat.registry.KeyedDigest;
import vn.giamsat.shared.Confidential;

/// Stands around operations that are done [Once]. A request with a key that was answered before
/// gets that answer, and the operation is not even asked; else its answer is kept with its effect,
/// if it is a success. Refusals have no effect, and are judged anew when they are repeated. Who
/// asks was let in by then, with the role that he holds now. Event loop.
@Once
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Repeats {
    private static final int FIRST_REFUSAL = 400;

    /// As RESTEasy says it of what it writes itself.
    private static final String JSON = "application/json;charset=UTF-8";

    private final RoutingContext request;
    private final CurrentViewer viewer;
    private final KeptAnswers answers;
    private final SealedAnswers sealed;
    private final KeyedDigest digest;
    private final ObjectMapper json;

    Repeats(
            RoutingContext request,
            CurrentViewer viewer,
            KeptAnswers answers,
            SealedAnswers sealed,
            KeyedDigest digest,
            ObjectMapper json) {
        this.request = request;
        this.viewer = viewer;
        this.answers = answers;
        this.sealed = sealed;
        this.digest = digest;
        this.json = json;
    }

    @AroundInvoke
    Object answer(InvocationContext operation) throws Exception {
        return request.request().headers().contains(Fingerprint.HEADER)
                ? answered(operation)
                : operation.proceed();
    }

    private Uni<Response> answered(InvocationContext operation) {
        var named = Fingerprint.of(request);
        var attempt = new Attempt(viewer.person(), named.key(), digest.of(named.request()));
        var told =
                answers.begin(attempt)
                        .chain(
                                earlier ->
                                        earlier.map(answer -> told(answer, attempt))
                                                .map(Uni.createFrom()::item)
                                                .orElseGet(() -> first(operation, attempt)));
        return whoeverListens(told);
    }

    /// RESTEasy cancels what it waits for when the client hangs up; but then the answer is kept all
    /// the same, for when the client comes back, and nothing is held for ever.
    private static <T> Uni<T> whoeverListens(Uni<T> work) {
        return Uni.createFrom()
                .emitter(client -> work.subscribe().with(client::complete, client::fail));
    }

    private Uni<Response> first(InvocationContext operation, Attempt attempt) {
        viewer.attempts(attempt);
        return Uni.createFrom()
                .deferred(() -> proceeded(operation))
                .chain(answer -> concluded(response(answer), attempt))
                .onFailure()
                .call(attempt::abandon)
                .onTermination()
                .invoke(() -> answers.end(attempt));
    }

    private static Uni<?> proceeded(InvocationContext operation) {
        try {
            return (Uni<?>) operation.proceed();
        } catch (Exception failure) {
            return Uni.createFrom().failure(failure);
        }
    }

    private static Response response(Object answer) {
        return switch (answer) {
            case Response response -> response;
            case RestResponse<?> response -> response.toResponse();
            default -> Response.ok(answer).build();
        };
    }

    private Uni<Response> concluded(Response answer, Attempt attempt) {
        return answer.getStatus() < FIRST_REFUSAL
                ? answers.keep(attempt, kept(answer, attempt)).map(kept -> told(kept, attempt))
                : attempt.abandon().replaceWith(answer);
    }

    private KeptAnswer kept(Response answer, Attempt attempt) {
        Map<String, String> headers = new HashMap<>();
        answer.getStringHeaders()
                .forEach((name, values) -> headers.put(name, String.join(", ", values)));
        if (answer.hasEntity()) {
            headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, JSON);
        }
        var secret = answer.getEntity() instanceof Confidential;
        var body = secret ? sealed.closed(body(answer), attempt) : body(answer);
        return new KeptAnswer(answer.getStatus(), headers, body, secret);
    }

    private String body(Response answer) {
        try {
            return answer.hasEntity() ? json.writeValueAsString(answer.getEntity()) : "";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// All answers of operations are JSON, written already here.
    private Response told(KeptAnswer answer, Attempt attempt) {
        var told = Response.status(answer.status());
        answer.headers().forEach(told::header);
        var body = sealed.opened(answer, attempt);
        return (body.isEmpty() ? told : told.entity(body)).build();
    }
}

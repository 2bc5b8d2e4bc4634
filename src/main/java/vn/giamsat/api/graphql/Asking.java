package vn.giamsat.api.graphql;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;

/// The common way of resolvers: take the viewer, ask a feature, tell problems in the reader's
/// language.
@ApplicationScoped
class Asking {
    private final CurrentViewer current;
    private final CurrentVertxRequest request;

    Asking(CurrentViewer current, CurrentVertxRequest request) {
        this.current = current;
        this.request = request;
    }

    /// The viewer of the request at hand.
    Viewer.Person viewer() {
        return current.person();
    }

    /// What the feature answers; also what it throws becomes a refusal.
    <T> Uni<T> answer(Function<Viewer.Person, Uni<T>> question) {
        var texts = texts();
        return deferred(() -> question.apply(viewer()))
                .onFailure(Problem.class)
                .transform(problem -> new Refusal(problem, texts));
    }

    private static <T> Uni<T> deferred(Supplier<Uni<T>> question) {
        try {
            return question.get();
        } catch (Problem problem) {
            return Uni.createFrom().failure(problem);
        }
    }

    private Texts texts() {
        var context = request.getCurrent();
        var header =
                context == null ? null : context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return header == null ? Texts.in(List.of()) : Texts.accepted(header);
    }
}

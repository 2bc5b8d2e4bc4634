package vn.giamsat.api.graphql;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Deed;
import vn.giamsat.access.RateLimits;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;

/// The common way of resolvers: take the viewer, ask a feature, tell problems in the reader's
/// language.
@ApplicationScoped
class Asking {
    private final CurrentViewer current;
    private final CurrentVertxRequest request;
    private final RateLimits limits;

    Asking(CurrentViewer current, CurrentVertxRequest request, RateLimits limits) {
        this.current = current;
        this.request = request;
        this.limits = limits;
    }

    /// What the feature answers the viewer of the request at hand; problems become refusals.
    <T> Uni<T> answer(Function<Viewer.Person, Uni<T>> question) {
        var texts = texts();
        return current.whenKnown()
                .chain(question::apply)
                .onFailure(Problem.class)
                .transform(problem -> new Refusal(problem, texts));
    }

    /// The same for a deed that is rationed: each alias of a question is one.
    <T> Uni<T> answer(Deed deed, Function<Viewer.Person, Uni<T>> question) {
        var asked = request.getCurrent();
        return answer(
                viewer -> {
                    limits.spend(deed, viewer, asked);
                    return question.apply(viewer);
                });
    }

    /// The same for a page of an export, which begins with its first page; the others are pages as
    /// those of any list are.
    <T> Uni<T> export(@Nullable String after, Function<Viewer.Person, Uni<T>> question) {
        return after == null ? answer(Deed.EXPORT, question) : answer(question);
    }

    /// Texts in the language that the request at hand accepts.
    Texts texts() {
        var context = request.getCurrent();
        var header =
                context == null ? null : context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return Texts.accepted(header);
    }
}

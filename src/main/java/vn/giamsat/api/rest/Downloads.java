package vn.giamsat.api.rest;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestMulti;
import vn.giamsat.access.LongAnswer;
import vn.giamsat.access.Permission;
import vn.giamsat.shared.Problem;

/// Files as answers, written while they are read.
@RequestScoped
public class Downloads {
    private static final Logger LOG = Logger.getLogger(Downloads.class);

    private final LongAnswer answer;

    Downloads(LongAnswer answer) {
        this.answer = answer;
    }

    /// Written as long as what opened it holds. Once it has begun, a problem can only break it off.
    <T> Multi<T> file(String name, Permission permission, Multi<T> chunks) {
        var file =
                answer.whileHeld(permission, chunks)
                        .onFailure()
                        .invoke(failure -> tell(name, failure));
        return RestMulti.fromMultiData(file)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    /// In place of RESTEasy, to which every end of an answer that has begun is an ERROR.
    private static void tell(String name, Throwable failure) {
        if (failure instanceof Problem problem) {
            LOG.infof("%s broke off: %s", name, problem.getMessage());
        } else {
            LOG.errorf(failure, "%s broke off unexpectedly", name);
        }
    }
}

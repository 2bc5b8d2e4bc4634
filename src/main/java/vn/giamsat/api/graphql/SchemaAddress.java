package vn.giamsat.api.graphql;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import vn.giamsat.shared.ErrorCode;

/// The address of the schema, which is there only where clients may ask for it. SmallRye's own
/// switch is thrown when the product is built, so one build could not serve both. Event loop.
@ApplicationScoped
class SchemaAddress {
    private static final int BEFORE_ALL_OTHERS = -1_000;

    private final GraphQlConfig config;

    SchemaAddress(GraphQlConfig config) {
        this.config = config;
    }

    void stand(@Observes Router router) {
        if (!config.introspection()) {
            router.route("/graphql/schema.graphql")
                    .order(BEFORE_ALL_OTHERS)
                    .handler(SchemaAddress::refuse);
        }
    }

    private static void refuse(RoutingContext request) {
        request.response().setStatusCode(ErrorCode.NOT_FOUND.status()).end();
    }
}

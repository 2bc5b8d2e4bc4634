package vn.giamsat.api.graphql;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.spi.DataFetcherService;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Reads the plain fields of views. SmallRye's own fetcher first makes a context for the field,
/// with two lists of all that is selected below it, for each field of each row; accessors look at
/// no context. Joins and root fields keep theirs. It joins the engine as a service
/// (`META-INF/services`).
public class PlainFields implements DataFetcherService {
    private static final int BEFORE_OTHERS = 0;

    @Override
    public Integer getPriority() {
        return BEFORE_OTHERS;
    }

    /// Null leaves the field to SmallRye.
    @Override
    public @Nullable PlugableDataFetcher<?> getFieldDataFetcher(
            Field field, Type type, Reference owner) {
        return field.getMethodName() == null ? null : new Accessor(field, owner.getClassName());
    }

    private static final class Accessor
            implements PlugableDataFetcher<Object>, TrivialDataFetcher<Object> {
        private final FieldHelper scalars;
        private final String method;
        private final String owner;
        private volatile @Nullable Method found;

        Accessor(Field field, String owner) {
            this.scalars = new FieldHelper(field);
            this.method = field.getMethodName();
            this.owner = owner;
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment asked) throws Exception {
            return scalars.transformOrAdaptResponse(method().invoke(asked.getSource()), asked);
        }

        /// Looked for when it is needed, not when the schema is built: that is the service's start.
        private Method method() throws NoSuchMethodException {
            var known = found;
            if (known == null) {
                known = ClassloadingService.get().loadClass(owner).getMethod(method);
                found = known;
            }
            return known;
        }
    }
}

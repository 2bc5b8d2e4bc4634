package vn.giamsat.system;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;

/// Fields of GraphQL that have a question to the database of their own, whatever they lead to: the
/// schema does not tell, the code does.
final class JoinedFields {
    private static final Set<String> FOUND = found();

    private JoinedFields() {}

    /// In the words of `access-matrix.md`.
    static Set<String> all() {
        return FOUND;
    }

    private static Set<String> found() {
        var found = new TreeSet<String>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.giamsat.api.graphql")
                .forEach(
                        type ->
                                type.getMethods()
                                        .forEach(method -> edges(method).forEach(found::add)));
        if (found.isEmpty()) {
            throw new AssertionError("no joined field was found");
        }
        return found;
    }

    private static Stream<String> edges(JavaMethod method) {
        return method.getParameters().stream()
                .filter(parameter -> parameter.isAnnotatedWith(Source.class))
                .map(JavaParameter::getType)
                .map(parent -> "edge %s.%s".formatted(named(parent), method.getName()));
    }

    /// As the schema names the parent, or each of a batch of them.
    private static String named(JavaType parent) {
        if (parent instanceof JavaParameterizedType batch) {
            return named(batch.getActualTypeArguments().getFirst());
        }
        JavaClass type = parent.toErasure();
        return type.isAnnotatedWith(Type.class)
                ? type.getAnnotationOfType(Type.class).value()
                : type.getSimpleName();
    }
}

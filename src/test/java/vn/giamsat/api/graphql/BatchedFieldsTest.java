package vn.giamsat.api.graphql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.graphql.api.Context;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.graphql.Source;
import org.junit.jupiter.api.Test;

/// Batched fields take no arguments: SmallRye gives all of a batch the arguments of its first, so
/// two aliases with different arguments would both get the answer to one of them.
class BatchedFieldsTest {
    private static final ArchRule TAKE_NO_ARGUMENTS =
            methods()
                    .that(
                            DescribedPredicate.describe(
                                    "join a batch of parents", BatchedFieldsTest::isBatched))
                    .should(
                            new ArchCondition<>("take no arguments") {
                                @Override
                                public void check(JavaMethod method, ConditionEvents events) {
                                    var arguments = arguments(method);
                                    events.add(
                                            new SimpleConditionEvent(
                                                    method,
                                                    arguments.isEmpty(),
                                                    method.getFullName() + " takes " + arguments));
                                }
                            });

    @Test
    void takeNoArguments() {
        // Fails too when it finds no batched field at all.
        TAKE_NO_ARGUMENTS.check(
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("vn.giamsat"));
    }

    @Test
    void areFoundOutWhenTheyTakeOne() {
        var found =
                TAKE_NO_ARGUMENTS.evaluate(new ClassFileImporter().importClasses(Examples.class));

        assertThat(found.getFailureReport().getDetails())
                .hasSize(2)
                .anyMatch(told -> told.contains(".filtered("))
                .anyMatch(told -> told.contains(".filteredBefore("));
    }

    private static boolean isBatched(JavaMethod method) {
        return method.getParameters().stream().anyMatch(BatchedFieldsTest::isBatch);
    }

    private static boolean isBatch(JavaParameter parameter) {
        return parameter.isAnnotatedWith(Source.class)
                && (parameter.getRawType().isAssignableTo(Collection.class)
                        || parameter.getRawType().isArray());
    }

    private static List<JavaParameter> arguments(JavaMethod method) {
        return method.getParameters().stream()
                .filter(it -> !it.isAnnotatedWith(Source.class))
                .filter(it -> !it.getRawType().isEquivalentTo(Context.class))
                .toList();
    }

    static final class Examples {
        List<String> plain(@Source List<String> parents) {
            return parents;
        }

        List<String> withContext(@Source List<String> parents, Context context) {
            return parents;
        }

        String single(@Source String parent, String filter) {
            return parent + filter;
        }

        List<String> filtered(@Source List<String> parents, String filter) {
            return List.of(filter);
        }

        List<String> filteredBefore(int first, @Source Collection<String> parents) {
            return List.of();
        }
    }
}

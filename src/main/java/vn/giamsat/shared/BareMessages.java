package vn.giamsat.shared;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/// Leaves the validator's own messages alone: our texts are made of the rules ([Texts]). It is more
/// than a saving. To find a language, the validator asks SmallRye GraphQL, whose context stays with
/// the thread after a question that was answered over a socket; the next wrong input on it, REST or
/// not, would fail with a NullPointerException and answer 500 (`SmallRyeGraphQLLocaleResolver`,
/// Quarkus 3.33.2; `ExecutionService.writeAsync`, SmallRye 2.17).
@ApplicationScoped
public class BareMessages implements ValidatorFactoryCustomizer {
    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.messageInterpolator(
                new MessageInterpolator() {
                    @Override
                    public String interpolate(String template, Context context) {
                        return template;
                    }

                    @Override
                    public String interpolate(String template, Context context, Locale locale) {
                        return template;
                    }
                });
    }
}

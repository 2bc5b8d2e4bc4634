package vn.giamsat.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds inputs against the rules that stand on their fields (Jakarta Validation), the same for
/// both APIs and for imports.
@ApplicationScoped
public class InputCheck {
    private final Validator validator;

    InputCheck(Validator validator) {
        this.validator = validator;
    }

    /// @throws Problem INVALID_INPUT with all violations, by field; MALFORMED_REQUEST for nothing
    public <T> T demand(@Nullable T input) {
        if (input == null) {
            throw new Problem(ErrorCode.MALFORMED_REQUEST);
        }
        var violations = violations(input);
        if (!violations.isEmpty()) {
            throw new Problem(ErrorCode.INVALID_INPUT, "", violations);
        }
        return input;
    }

    public <T> List<Violation> violations(T input) {
        return validator.validate(input).stream()
                .map(InputCheck::violation)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::rule))
                .toList();
    }

    private static Violation violation(ConstraintViolation<?> broken) {
        var constraint = broken.getConstraintDescriptor();
        var rule = kebab(constraint.getAnnotation().annotationType().getSimpleName());
        var details =
                constraint.getAttributes().entrySet().stream()
                        .filter(
                                entry ->
                                        entry.getValue() instanceof Number
                                                || entry.getKey().equals("value")
                                                || entry.getKey().equals("regexp"))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> entry.getValue().toString()));
        // A broken element of a list is named by its index alone.
        var field = broken.getPropertyPath().toString().replaceAll("\\.?<[^>]*>", "");
        return new Violation(field, rule, details);
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}

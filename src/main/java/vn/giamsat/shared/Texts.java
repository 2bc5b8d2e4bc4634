package vn.giamsat.shared;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/// What people read when something cannot be done, in Vietnamese or English.
public final class Texts {
    public static final Locale VIETNAMESE = Locale.of("vi");
    private static final List<Locale> KNOWN = List.of(VIETNAMESE, Locale.ENGLISH);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        "problems",
                        locale,
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /// In the best of the accepted languages; Vietnamese when none of them is known.
    public static Texts in(List<Locale> accepted) {
        return new Texts(
                accepted.stream()
                        .map(Locale::getLanguage)
                        .flatMap(
                                language ->
                                        KNOWN.stream()
                                                .filter(it -> it.getLanguage().equals(language)))
                        .findFirst()
                        .orElse(VIETNAMESE));
    }

    /// In the best of the languages of an `Accept-Language` header (RFC 9110 section 12.5.4).
    ///
    /// @param header null when the request has none
    public static Texts accepted(@Nullable String header) {
        if (header == null) {
            return in(List.of());
        }
        try {
            var ranges = Locale.LanguageRange.parse(header);
            return in(
                    ranges.stream()
                            .filter(range -> range.getWeight() > 0)
                            .map(range -> Locale.forLanguageTag(range.getRange()))
                            .toList());
        } catch (IllegalArgumentException malformed) {
            return in(List.of());
        }
    }

    /// As `Content-Language` names it.
    public String language() {
        return locale.getLanguage();
    }

    public String title(ErrorCode code) {
        return bundle.getString(code.wireName() + ".title");
    }

    /// What happened and what to do, with the subject behind it.
    public String detail(Problem problem) {
        var text = bundle.getString(problem.code().wireName() + ".detail");
        return problem.subject().isEmpty() ? text : text + " (" + problem.subject() + ")";
    }

    public String message(Violation violation) {
        var text = rule(violation.rule());
        for (var detail : violation.details().entrySet()) {
            text = text.replace("{" + detail.getKey() + "}", detail.getValue());
        }
        return text;
    }

    private String rule(String rule) {
        try {
            return bundle.getString("rule." + rule);
        } catch (MissingResourceException unknown) {
            return bundle.getString("rule.other");
        }
    }
}

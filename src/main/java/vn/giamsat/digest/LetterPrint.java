package vn.giamsat.digest;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Lays letters out: plain, and as HTML, in which what people have written is escaped.
@ApplicationScoped
class LetterPrint {
    private final Template plain;
    private final Template html;

    LetterPrint(
            @Location("digest/letter.txt") Template plain,
            @Location("digest/letter.html") Template html) {
        this.plain = plain;
        this.html = html;
    }

    /// A letter as it is sent.
    record Printed(String title, String plain, String html) {}

    Uni<Printed> print(Letter letter) {
        return Uni.combine()
                .all()
                .unis(printed(plain, letter), printed(html, letter))
                .with((text, page) -> new Printed(letter.title(), text, page));
    }

    private static Uni<String> printed(Template template, Letter letter) {
        return template.data("letter", letter).createUni();
    }
}

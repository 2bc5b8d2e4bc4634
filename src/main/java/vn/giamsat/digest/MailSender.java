package vn.giamsat.digest;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import javax.net.ssl.SSLException;
import vn.giamsat.digest.MailRoute.Mailing;
import vn.giamsat.notice.Outcome;
import vn.giamsat.notice.Outcome.Result;

/// Hands letters to the SMTP server. A letter has the same Message-ID with each try, so that who
/// gets it twice, after a crash, is shown it once. Event loop.
@ApplicationScoped
class MailSender {
    private final ReactiveMailer mailer;
    private final MailConfig config;

    MailSender(ReactiveMailer mailer, MailConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    /// Never fails: what went wrong is an outcome. Refusals are tried again, permanent ones too:
    /// a wrong login of ours is one, and an operator can mend it.
    Uni<Outcome> send(Mailing mailing) {
        return mailer.send(mail(mailing))
                .map(sent -> Outcome.without(Result.DELIVERED))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .recoverWithItem(MailSender::failed);
    }

    private Mail mail(Mailing mailing) {
        var from = config.from().orElseThrow();
        var domain = from.substring(from.indexOf('@') + 1);
        var end = config.unsubscribe().orElse("mailto:" + from + "?subject=unsubscribe");
        return new Mail()
                .addTo(mailing.address())
                .setFrom(from)
                .setSubject(mailing.letter().title())
                .setText(mailing.letter().plain())
                .setHtml(mailing.letter().html())
                .addHeader("Message-ID", "<%s@%s>".formatted(mailing.id(), domain))
                .addHeader("List-Unsubscribe", "<" + end + ">")
                // RFC 3834: no machine answers it, such as one that tells of holidays.
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private static Outcome failed(Throwable cause) {
        return switch (cause) {
            case SMTPException said -> Outcome.refused(said.getReplyCode());
            case SSLException untrusted -> Outcome.without(Result.TLS_FAILED);
            case TimeoutException slow -> Outcome.without(Result.TIMED_OUT);
            default -> Outcome.without(Result.UNREACHABLE);
        };
    }
}

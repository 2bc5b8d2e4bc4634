package vn.giamsat.system;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/// A real SMTP server at an address that stays, whether it runs or not.
final class MailServer implements AutoCloseable {
    private final GreenMail server;
    private final int port;

    MailServer() {
        try {
            port = ServiceProcess.freePort();
            server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A letter as its reader sees it.
    ///
    /// @param subject decoded
    record Received(
            String id,
            String from,
            String to,
            String subject,
            String end,
            String plain,
            String html) {
        private static Received of(MimeMessage message) {
            try {
                var parts = (MimeMultipart) message.getContent();
                return new Received(
                        message.getMessageID(),
                        message.getFrom()[0].toString(),
                        message.getAllRecipients()[0].toString(),
                        message.getSubject(),
                        message.getHeader("List-Unsubscribe", ","),
                        text(parts.getBodyPart(0), "text/plain"),
                        text(parts.getBodyPart(1), "text/html"));
            } catch (MessagingException | IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        private static String text(BodyPart part, String type)
                throws MessagingException, IOException {
            if (!part.isMimeType(type)) {
                throw new IllegalStateException(part.getContentType());
            }
            return part.getContent().toString();
        }
    }

    int port() {
        return port;
    }

    void start() {
        server.start();
    }

    /// What it has received is lost.
    void stop() {
        server.stop();
    }

    /// All since it was started.
    List<Received> letters() {
        return Arrays.stream(server.getReceivedMessages()).map(Received::of).toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}

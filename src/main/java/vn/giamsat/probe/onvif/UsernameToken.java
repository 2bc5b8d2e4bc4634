package vn.giamsat.probe.onvif;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import vn.giamsat.probe.Credentials;

/// A login that is proven inside of a message (OASIS Web Services Security UsernameToken Profile
/// 1.0, section 3.1): a hash over nonce, time and password. Good once, and for some seconds of the
/// device's clock.
///
/// @param nonce Base64
/// @param created UTC, whole seconds
/// @param digest Base64
record UsernameToken(String user, String nonce, String created, String digest) {
    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String FORM =
            """
            <Security s:mustUnderstand="1" xmlns="%1$swssecurity-secext-1.0.xsd"><UsernameToken>\
            <Username>%2$s</Username>\
            <Password Type="%1$susername-token-profile-1.0#PasswordDigest">%3$s</Password>\
            <Nonce EncodingType="%1$ssoap-message-security-1.0#Base64Binary">%4$s</Nonce>\
            <Created xmlns="%1$swssecurity-utility-1.0.xsd">%5$s</Created>\
            </UsernameToken></Security>\
            """;

    /// @param nonce unpredictable, never used before
    /// @param time of the device
    static UsernameToken of(Credentials login, byte[] nonce, Instant time) {
        var created = time.truncatedTo(ChronoUnit.SECONDS).toString();
        var hash = sha1();
        hash.update(nonce);
        hash.update(created.getBytes(StandardCharsets.UTF_8));
        hash.update(login.password().getBytes(StandardCharsets.UTF_8));
        var base64 = Base64.getEncoder();
        return new UsernameToken(
                login.user(),
                base64.encodeToString(nonce),
                created,
                base64.encodeToString(hash.digest()));
    }

    /// As it stands in the header of a message.
    String xml() {
        return FORM.formatted(OASIS, Question.escaped(user), digest, nonce, created);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }

    @Override
    public String toString() {
        return "UsernameToken[hidden]";
    }
}

package vn.giamsat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Looks for secrets in what was written, in every form that a careless line would have: as they
/// are, in a URL, in JSON with escapes, in hex, and anywhere inside of something in Base64, as the
/// password in an `Authorization: Basic`. And for tokens, by the form that all JWTs have.
final class SecretSearch {
    /// What is shorter is found everywhere.
    private static final int LEAST_LENGTH = 6;

    /// Header and dot of a JWT, whoever signed it (RFC 7515 section 3.1: `{"` is `eyJ` in Base64).
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{20,}\\.");

    /// By their first four bytes, so that one pass over a text finds them all.
    private final Map<Integer, List<Form>> forms;

    SecretSearch(List<String> secrets) {
        forms =
                secrets.stream()
                        .flatMap(SecretSearch::forms)
                        .distinct()
                        .collect(Collectors.groupingBy(Form::beginning));
    }

    private static Stream<Form> forms(String secret) {
        if (secret.length() < LEAST_LENGTH) {
            throw new IllegalArgumentException("too short to be looked for: " + secret);
        }
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var hex = HexFormat.of().formatHex(bytes);
        List<Form> all = new ArrayList<>();
        all.add(new Form(secret, "as it is", secret));
        all.add(new Form(secret, "of a form", url));
        all.add(new Form(secret, "of a URL", url.replace("+", "%20")));
        all.add(new Form(secret, "escaped in JSON", escaped(secret)));
        all.add(new Form(secret, "in hex", hex));
        all.add(new Form(secret, "in HEX", hex.toUpperCase(Locale.ROOT)));
        for (var before = 0; before < 3; before++) {
            var inside = insideBase64(bytes, before);
            all.add(new Form(secret, "in Base64", inside));
            all.add(
                    new Form(
                            secret,
                            "in Base64 for URLs",
                            inside.replace('+', '-').replace('/', '_')));
        }
        return all.stream();
    }

    private static String escaped(String secret) {
        return secret.chars()
                .mapToObj(
                        letter ->
                                letter < 128
                                        ? Character.toString(letter)
                                        : "\\u%04x".formatted(letter))
                .reduce("", String::concat);
    }

    /// The letters that stand in Base64 whatever surrounds the secret.
    ///
    /// @param before how many bytes stand before it, modulo 3
    private static String insideBase64(byte[] secret, int before) {
        var shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring((before * 8 + 5) / 6, shifted.length * 8 / 6);
    }

    /// What of the secrets stands in the file, without repeating it.
    List<String> foundIn(Path file) {
        try {
            // One byte, one char: forms are looked for as the bytes they are in UTF-8.
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return Stream.concat(known(text), tokens(text))
                    .map(found -> file + " has " + found)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Stream<String> known(String text) {
        Set<String> found = new TreeSet<>();
        var beginning = 0;
        for (var end = 1; end <= text.length(); end++) {
            beginning = beginning << 8 | text.charAt(end - 1);
            for (var form : forms.getOrDefault(beginning, List.of())) {
                if (text.startsWith(form.asBytes(), end - 4)) {
                    found.add(form.toString());
                }
            }
        }
        return found.stream();
    }

    /// Where they stand: what stands before them says who told them.
    private static Stream<String> tokens(String text) {
        return TOKEN.matcher(text)
                .results()
                .limit(3)
                .map(found -> text.substring(Math.max(0, found.start() - 80), found.start()))
                .map(before -> "a token behind: " + before.replaceAll("[\\w-]{20,}", "·"));
    }

    private record Form(String secret, String kind, String text) {
        String asBytes() {
            return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }

        int beginning() {
            return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).getInt();
        }

        @Override
        public String toString() {
            return IntStream.range(0, secret.length())
                            .mapToObj(at -> at < 3 ? secret.substring(at, at + 1) : "·")
                            .reduce("", String::concat)
                    + " "
                    + kind;
        }
    }
}

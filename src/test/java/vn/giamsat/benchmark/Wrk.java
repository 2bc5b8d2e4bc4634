package vn.giamsat.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Load from wrk (Debian: wrk), one thread and 16 connections, all busy.
final class Wrk {
    /// @param tail time that 99 of 100 requests stay below
    record Load(double requestsPerSecond, String tail) {}

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern TAIL = Pattern.compile("99%\\s+(\\S+)");

    private Wrk() {}

    /// What is asked.
    ///
    /// @param body of a POST with JSON; a GET without
    /// @param atOnce by how many clients
    record Question(String address, String authorization, @Nullable String body, int atOnce) {}

    static Load load(Question question, int seconds) throws IOException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "--latency", "--timeout", "20s"));
        command.addAll(List.of("-c" + question.atOnce(), "-d" + seconds));
        command.addAll(List.of("-H", "Authorization: " + question.authorization()));
        var body = question.body();
        if (body != null) {
            command.addAll(List.of("-s", posting(body).toString()));
        }
        command.add(question.address());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IOException(output);
        }
        return new Load(Double.parseDouble(found(RATE, output)), found(TAIL, output));
    }

    private static Path posting(String body) throws IOException {
        var script =
                """
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/json"
                wrk.body = [==[%s]==]
                """
                        .formatted(body);
        return Files.writeString(Path.of("target", "wrk.lua"), script);
    }

    private static String found(Pattern pattern, String output) throws IOException {
        var match = pattern.matcher(output);
        if (!match.find()) {
            throw new IOException(output);
        }
        return match.group(1);
    }
}

package vn.giamsat.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Load from wrk (Debian: wrk), one thread and a connection for each client.
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

    /// As fast as the answers come.
    static Load load(Question question, int seconds) throws IOException {
        var body = question.body();
        return load(question, seconds, body == null ? "" : posting(body));
    }

    /// About once a second by each client, at random: so as many questions a second as there are
    /// clients.
    static Load paced(Question question, int seconds) throws IOException {
        return load(question, seconds, "function delay() return math.random(0, 1980) end\n");
    }

    private static Load load(Question question, int seconds, String script) throws IOException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "--latency", "--timeout", "20s"));
        command.addAll(List.of("-c" + question.atOnce(), "-d" + seconds));
        command.addAll(List.of("-H", "Authorization: " + question.authorization()));
        command.addAll(
                List.of("-s", Files.writeString(Path.of("target", "wrk.lua"), script).toString()));
        command.add(question.address());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IOException(output);
        }
        return new Load(Double.parseDouble(found(RATE, output)), found(TAIL, output));
    }

    private static String posting(String body) {
        return """
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        wrk.body = [==[%s]==]
        """
                .formatted(body);
    }

    private static String found(Pattern pattern, String output) throws IOException {
        var match = pattern.matcher(output);
        if (!match.find()) {
            throw new IOException(output);
        }
        return match.group(1);
    }
}

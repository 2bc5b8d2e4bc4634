package vn.giamsat.probe.schedule;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.VideoCodec;

/// An outcome on its way from the replica that probed to the one that was asked, as JSON of about
/// a kilobyte. The picture stays behind: who probed stores it.
final class OutcomeText {
    private static final Snapshot STORED_BY_ITS_PROBER = new Snapshot(new byte[0], 0, 0);

    private OutcomeText() {}

    static JsonObject of(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Live live ->
                    trace(live.trace())
                            .put("stream", stream(live.stream()))
                            .put("picture", picture(live.picture()));
            case ProbeOutcome.Described described ->
                    trace(described.trace())
                            .put("stream", stream(described.stream()))
                            .put("tracks", described.tracks());
            case ProbeOutcome.Stopped stopped ->
                    failed(stopped.trace(), stopped.failures())
                            .put("stream", stream(stopped.stream()))
                            .put("picture", picture(stopped.picture()));
            case ProbeOutcome.Unjudged unjudged ->
                    failed(unjudged.trace(), List.of(unjudged.failure())).put("unjudged", true);
        };
    }

    private static JsonObject failed(ProbeOutcome.Trace trace, List<Failure> failures) {
        var text = trace(trace);
        FailureText.put(failures, text);
        return text;
    }

    private static JsonObject trace(ProbeOutcome.Trace trace) {
        var timings = new JsonObject();
        trace.timings().forEach((rung, after) -> timings.put(rung.name(), after.toNanos()));
        return new JsonObject()
                .put("camera", trace.cameraId().toString())
                .put("startedAt", trace.startedAt().toString())
                .put("elapsed", trace.elapsed().toNanos())
                .put("reached", trace.reached().name())
                .put("timings", timings);
    }

    private static @Nullable JsonObject stream(@Nullable StreamFacts facts) {
        if (facts == null) {
            return null;
        }
        var keyFrames = facts.keyFrameInterval();
        var clock = facts.clockOffset();
        var still = facts.stillFor();
        return new JsonObject()
                .put("codec", facts.codec().name())
                .put("profile", facts.profile())
                .put("width", facts.width())
                .put("height", facts.height())
                .put("framesPerSecond", facts.framesPerSecond())
                .put("bitsPerSecond", facts.bitsPerSecond())
                .put("keyFrameInterval", keyFrames == null ? null : keyFrames.toNanos())
                .put("packetsReceived", facts.packetsReceived())
                .put("packetsLost", facts.packetsLost())
                .put("clockOffset", clock == null ? null : clock.toNanos())
                .put("stillFor", still == null ? null : still.toNanos());
    }

    private static @Nullable JsonObject picture(@Nullable PictureFacts facts) {
        return facts == null
                ? null
                : new JsonObject()
                        .put("width", facts.width())
                        .put("height", facts.height())
                        .put("meanLuma", facts.meanLuma())
                        .put("lumaSpread", facts.lumaSpread())
                        .put("blackShare", facts.blackShare())
                        .put("whiteShare", facts.whiteShare())
                        .put("detail", facts.detail())
                        .put("uniformShare", facts.uniformShare())
                        .put("colourCast", facts.colourCast())
                        .put("noise", facts.noise())
                        .put("likeness", facts.likeness());
    }

    static ProbeOutcome read(JsonObject text) {
        var trace = readTrace(text);
        var failures = FailureText.read(text);
        var stream = Optional.ofNullable(text.getJsonObject("stream")).map(OutcomeText::seen);
        var picture = Optional.ofNullable(text.getJsonObject("picture")).map(OutcomeText::facts);
        var tracks = text.getString("tracks");
        if (tracks != null) {
            return new ProbeOutcome.Described(trace, stream.orElseThrow(), tracks);
        }
        if (failures.isEmpty()) {
            return new ProbeOutcome.Live(
                    trace, stream.orElseThrow(), picture.orElseThrow(), STORED_BY_ITS_PROBER);
        }
        return text.getBoolean("unjudged", false)
                ? new ProbeOutcome.Unjudged(trace, failures.getFirst())
                : new ProbeOutcome.Stopped(
                        trace, failures, stream.orElse(null), picture.orElse(null), null);
    }

    private static ProbeOutcome.Trace readTrace(JsonObject text) {
        Map<Rung, Duration> timings = new EnumMap<>(Rung.class);
        var after = text.getJsonObject("timings");
        after.fieldNames()
                .forEach(
                        rung ->
                                timings.put(
                                        Rung.valueOf(rung), Duration.ofNanos(after.getLong(rung))));
        return new ProbeOutcome.Trace(
                UUID.fromString(text.getString("camera")),
                Instant.parse(text.getString("startedAt")),
                Duration.ofNanos(text.getLong("elapsed")),
                Rung.valueOf(text.getString("reached")),
                timings);
    }

    private static StreamFacts seen(JsonObject text) {
        var keyFrames = text.getLong("keyFrameInterval");
        var clock = text.getLong("clockOffset");
        var still = text.getLong("stillFor");
        return new StreamFacts(
                VideoCodec.valueOf(text.getString("codec")),
                text.getString("profile"),
                text.getInteger("width"),
                text.getInteger("height"),
                text.getDouble("framesPerSecond"),
                text.getLong("bitsPerSecond"),
                keyFrames == null ? null : Duration.ofNanos(keyFrames),
                text.getLong("packetsReceived"),
                text.getLong("packetsLost"),
                clock == null ? null : Duration.ofNanos(clock),
                still == null ? null : Duration.ofNanos(still));
    }

    private static PictureFacts facts(JsonObject text) {
        return new PictureFacts(
                text.getInteger("width"),
                text.getInteger("height"),
                text.getDouble("meanLuma"),
                text.getDouble("lumaSpread"),
                text.getDouble("blackShare"),
                text.getDouble("whiteShare"),
                text.getDouble("detail"),
                text.getDouble("uniformShare"),
                text.getDouble("colourCast", 0.0),
                text.getDouble("noise", 0.0),
                text.getDouble("likeness"));
    }
}

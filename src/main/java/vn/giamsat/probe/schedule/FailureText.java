package vn.giamsat.probe.schedule;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;

/// What is wrong with a camera on its way between replicas ([OutcomeText]): the gravest as
/// `failure`, the others as `further`, which a replica of a former version does not read.
final class FailureText {
    /// Characters, of all details together: a camera may have said what one consists of.
    private static final int MOST_DETAIL = 500;

    private FailureText() {}

    static void put(List<Failure> failures, JsonObject outcome) {
        var left = MOST_DETAIL;
        var texts = new JsonArray();
        for (var failure : failures) {
            texts.add(text(failure, left));
            left -= Math.min(left, failure.detail().length());
        }
        outcome.put("failure", texts.remove(0));
        if (!texts.isEmpty()) {
            outcome.put("further", texts);
        }
    }

    private static JsonObject text(Failure failure, int length) {
        var detail = failure.detail();
        var text =
                new JsonObject()
                        .put("code", failure.code().name())
                        .put("detail", detail.substring(0, Math.min(detail.length(), length)));
        var measured = failure.measured();
        return measured == null
                ? text
                : text.put("number", measured.number())
                        .put("threshold", measured.threshold())
                        .put("unit", measured.unit().name());
    }

    /// None when the outcome is a good one.
    static List<Failure> read(JsonObject outcome) {
        var failures = new ArrayList<Failure>();
        var gravest = outcome.getJsonObject("failure");
        if (gravest != null) {
            failures.add(failure(gravest));
        }
        outcome.getJsonArray("further", new JsonArray())
                .forEach(further -> failures.add(failure((JsonObject) further)));
        return failures;
    }

    private static Failure failure(JsonObject text) {
        var number = text.getDouble("number");
        return new Failure(
                FailureCode.valueOf(text.getString("code")),
                text.getString("detail"),
                number == null
                        ? null
                        : new Measure(
                                number,
                                text.getDouble("threshold"),
                                MeasureUnit.valueOf(text.getString("unit"))));
    }
}

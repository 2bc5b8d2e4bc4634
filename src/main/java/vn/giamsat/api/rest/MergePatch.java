package vn.giamsat.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.InputCheck;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Changes by JSON merge patch (RFC 7396): what is named is replaced, what is null is removed, the
/// rest stays. The result is held against the same rules as a new input.
@ApplicationScoped
class MergePatch {
    static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final InputCheck check;

    MergePatch(ObjectMapper json, InputCheck check) {
        this.json = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.check = check;
    }

    /// @throws Problem MALFORMED_REQUEST for a text that is no JSON object, INVALID_INPUT for one
    ///     that names the id
    ObjectNode read(byte @Nullable [] body) {
        try {
            if (body != null && json.readTree(body) instanceof ObjectNode patch) {
                if (patch.has("id")) {
                    throw Problem.invalid(Violation.of("id", "fixed"));
                }
                return patch;
            }
        } catch (JsonProcessingException unreadable) {
            throw JsonProblems.of(unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // bytes in memory
        }
        throw new Problem(ErrorCode.MALFORMED_REQUEST);
    }

    /// @throws Problem INVALID_INPUT
    <D> D applied(ObjectNode patch, D current, Class<D> type) {
        try {
            var merged = merged(json.valueToTree(current), patch);
            return check.demand(json.treeToValue(merged, type));
        } catch (JsonProcessingException unreadable) {
            throw JsonProblems.of(unreadable);
        }
    }

    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var result = target instanceof ObjectNode object ? object : changes.objectNode();
        changes.properties()
                .forEach(
                        change -> {
                            if (change.getValue().isNull()) {
                                result.remove(change.getKey());
                            } else {
                                var before = result.path(change.getKey());
                                result.set(change.getKey(), merged(before, change.getValue()));
                            }
                        });
        return result;
    }
}

package vn.giamsat.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.PictureFacts;

/// The facts of the last probe as they stand in `jsonb` columns.
@RegisterForReflection(
        targets = {
            StreamView.class,
            RungTiming.class,
            PictureFacts.class,
            Finding.class,
            Confirmation.class,
            Measure.class
        })
final class StoredJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private StoredJson() {}

    static @Nullable String text(@Nullable Object facts) {
        try {
            return facts == null ? null : JSON.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of facts is always JSON", impossible);
        }
    }

    static <T> @Nullable T read(@Nullable String json, TypeReference<T> type) {
        try {
            return json == null ? null : JSON.readValue(json, type);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a jsonb column holds another shape", foreign);
        }
    }
}

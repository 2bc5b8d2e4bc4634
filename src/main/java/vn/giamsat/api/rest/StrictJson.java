package vn.giamsat.api.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// Takes no guesses at what a client meant: 12.7 is no whole number, "12" is no number, a field
/// given twice is a mistake. Nor does it take more than anybody means.
@Singleton
public class StrictJson implements ObjectMapperCustomizer {
    private static final Map<LogicalType, List<CoercionInputShape>> NOT_MEANT =
            Map.of(
                    LogicalType.Integer,
                    List.of(
                            CoercionInputShape.String,
                            CoercionInputShape.Float,
                            CoercionInputShape.Boolean),
                    LogicalType.Float,
                    List.of(CoercionInputShape.String, CoercionInputShape.Boolean),
                    LogicalType.Boolean,
                    List.of(CoercionInputShape.String, CoercionInputShape.Integer),
                    LogicalType.Textual,
                    List.of(
                            CoercionInputShape.Integer,
                            CoercionInputShape.Float,
                            CoercionInputShape.Boolean));

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(JsonLimits.constraints());
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        NOT_MEANT.forEach(
                (type, shapes) ->
                        shapes.forEach(
                                shape ->
                                        mapper.coercionConfigFor(type)
                                                .setCoercion(shape, CoercionAction.Fail)));
    }
}

package vn.giamsat.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/// The small lists that are kept as `jsonb` in the row of a facility.
@RegisterForReflection(targets = {Contact.class, RequiredPoints.class})
final class RegistryJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RegistryJson() {}

    static List<Contact> contacts(String json) {
        return read(json, new TypeReference<>() {});
    }

    static List<RequiredPoints> points(String json) {
        return read(json, new TypeReference<>() {});
    }

    static String text(List<?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a list of records is always JSON", impossible);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a jsonb column holds another shape", foreign);
        }
    }

    @Converter
    static class Contacts implements AttributeConverter<List<Contact>, String> {
        @Override
        public String convertToDatabaseColumn(List<Contact> contacts) {
            return text(contacts);
        }

        @Override
        public List<Contact> convertToEntityAttribute(String json) {
            return contacts(json);
        }
    }

    @Converter
    static class Points implements AttributeConverter<List<RequiredPoints>, String> {
        @Override
        public String convertToDatabaseColumn(List<RequiredPoints> points) {
            return text(points);
        }

        @Override
        public List<RequiredPoints> convertToEntityAttribute(String json) {
            return points(json);
        }
    }
}

package vn.giamsat.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Says what is wrong with a JSON text, naming the field but never repeating the value.
final class JsonProblems {
    private JsonProblems() {}

    static Problem of(JsonProcessingException unreadable) {
        return JsonLimits.broken(unreadable) ? JsonLimits.problem() : unlike(unreadable);
    }

    private static Problem unlike(JsonProcessingException unreadable) {
        return switch (unreadable) {
            case UnrecognizedPropertyException unknown ->
                    Problem.invalid(Violation.of(field(unknown), "unknown-field"));
            case InvalidFormatException format when format.getTargetType().isEnum() ->
                    Problem.invalid(
                            Violation.of(
                                    field(format),
                                    "one-of",
                                    "values",
                                    Arrays.toString(format.getTargetType().getEnumConstants())));
            case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
                    Problem.invalid(
                            Violation.of(
                                    field(mismatch),
                                    "type",
                                    "type",
                                    mismatch.getTargetType() == null
                                            ? "another"
                                            : mismatch.getTargetType().getSimpleName()));
            default -> new Problem(ErrorCode.MALFORMED_REQUEST);
        };
    }

    /// The path as a client would write it, for example `contacts[0].phone`.
    private static String field(JsonMappingException failure) {
        var path = new StringBuilder();
        for (Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}

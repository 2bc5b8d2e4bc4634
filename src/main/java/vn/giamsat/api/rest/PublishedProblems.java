package vn.giamsat.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Writes into the published contract what the resources do not say one by one: problems of each
/// operation, that If-Match is demanded, and that what is registered answers 201. Runs while the
/// product is built.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class PublishedProblems implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String IF_MATCH = "If-Match";

    /// Where they come from stands in `ErrorCode`.
    private static final Map<Integer, String> TEXTS =
            Map.ofEntries(
                    Map.entry(400, "The input breaks a rule, or cannot be read"),
                    Map.entry(401, "No valid token"),
                    Map.entry(403, "No appointment allows it"),
                    Map.entry(404, "Nothing there, as far as you may see"),
                    Map.entry(409, "Taken, or in a state that does not allow it"),
                    Map.entry(410, "Too old: what it stands for is gone; begin anew"),
                    Map.entry(412, "Somebody changed it since; or another version of tus"),
                    Map.entry(413, "More than is taken in one request"),
                    Map.entry(415, "Another media type is expected"),
                    Map.entry(422, "Nothing is stored, because of what was sent"),
                    Map.entry(429, "A limit is reached; wait as long as Retry-After says"),
                    Map.entry(428, "If-Match is missing"),
                    Map.entry(503, "The service is not able to; try again"));

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getComponents().addSchema(PROBLEM, problem());
        contract.getPaths()
                .getPathItems()
                .forEach(
                        (path, item) ->
                                item.getOperations()
                                        .forEach((verb, operation) -> tell(path, verb, operation)));
    }

    private static void tell(String path, PathItem.HttpMethod verb, Operation operation) {
        var changes = isConditional(operation);
        var problems =
                new TreeMap<>(Map.of(401, true, 403, !path.endsWith("/me"), 429, true, 503, true));
        problems.put(400, verb != PathItem.HttpMethod.GET || operation.getParameters() != null);
        problems.put(404, path.contains("{id}") || path.contains("{key}") || namesARow(path));
        problems.put(
                409,
                verb == PathItem.HttpMethod.POST && !isImport(path)
                        || changes
                        || path.endsWith("/maintenance"));
        problems.put(410, path.endsWith("/sync"));
        problems.put(412, changes);
        problems.put(428, changes);
        problems.put(413, isImport(path));
        problems.put(415, operation.getRequestBody() != null);
        problems.put(422, isImport(path));
        if (path.startsWith(TusHeaders.UPLOADS)) {
            problems.putAll(ofUploads(verb));
        }
        problems.forEach((status, possible) -> answer(operation, status, possible));
        if (verb == PathItem.HttpMethod.POST) {
            addText(operation, 409, "the first request with the key is in flight");
            addText(operation, 422, "the key belongs to another request");
        }
        if (registers(path, verb)) {
            created(operation);
        }
    }

    private static Map<Integer, Boolean> ofUploads(PathItem.HttpMethod verb) {
        var asks = verb == PathItem.HttpMethod.OPTIONS;
        var sends = verb == PathItem.HttpMethod.PATCH;
        var begins = verb == PathItem.HttpMethod.POST;
        return Map.of(
                400,
                sends || begins,
                404,
                !asks,
                409,
                sends || begins,
                410,
                !asks && !begins,
                412,
                !asks,
                413,
                sends || begins,
                422,
                sends);
    }

    private static void addText(Operation operation, int status, String text) {
        var known = operation.getResponses().getAPIResponse(Integer.toString(status));
        var both = known == null ? text : known.getDescription() + "; or " + text;
        operation
                .getResponses()
                .addAPIResponse(
                        Integer.toString(status),
                        problem(both.substring(0, 1).toUpperCase(Locale.ROOT) + both.substring(1)));
    }

    /// In its body.
    private static boolean namesARow(String path) {
        return path.endsWith("/discoveries");
    }

    private static boolean isImport(String path) {
        return path.contains("/imports/");
    }

    private static boolean registers(String path, PathItem.HttpMethod verb) {
        return verb == PathItem.HttpMethod.POST
                && (path.endsWith("/facilities")
                        || path.endsWith("/cameras")
                        || path.endsWith("/provinces")
                        || path.endsWith("/campaigns")
                        || path.endsWith("/surveys")
                        || path.endsWith("/plans")
                        || path.endsWith("/appointments"))
                && !isImport(path);
    }

    /// Marks the header as required, too: without it the answer is 428.
    private static boolean isConditional(Operation operation) {
        if (operation.getParameters() == null) {
            return false;
        }
        var conditions =
                operation.getParameters().stream()
                        .filter(parameter -> IF_MATCH.equals(parameter.getName()))
                        .toList();
        conditions.forEach(condition -> condition.setRequired(true));
        return !conditions.isEmpty();
    }

    private static void created(Operation operation) {
        var responses = operation.getResponses();
        var done = responses.getAPIResponse("200");
        responses.removeAPIResponse("200");
        responses.addAPIResponse("201", done.description("Created; Location names it"));
    }

    private static void answer(Operation operation, int status, boolean possible) {
        var key = Integer.toString(status);
        if (possible) {
            operation.getResponses().addAPIResponse(key, problem(TEXTS.get(status)));
        } else {
            operation.getResponses().removeAPIResponse(key);
        }
    }

    private static APIResponse problem(String text) {
        var reference = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createAPIResponse()
                .description(text)
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        Answers.PROBLEM_JSON,
                                        OASFactory.createMediaType().schema(reference)));
    }

    /// The members of [ProblemBody] that every problem has; others may come along (RFC 9457 section
    /// 3.2).
    private static Schema problem() {
        var schema =
                OASFactory.createSchema()
                        .description(
                                "What went wrong (RFC 9457). Act on `code` or `type`; title and"
                                        + " detail are for people, in the language of"
                                        + " Accept-Language (vi, en).")
                        .addType(Schema.SchemaType.OBJECT);
        for (var member : List.of("type", "title", "detail", "instance", "code")) {
            schema.addProperty(member, OASFactory.createSchema().addType(Schema.SchemaType.STRING));
            schema.addRequired(member);
        }
        schema.addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER));
        return schema.addRequired("status");
    }
}

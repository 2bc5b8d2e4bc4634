package vn.giamsat.system;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the running service says that it can be asked, in the words of `access-matrix.md`.
final class PublishedOperations {
    static final String INTROSPECTION =
            """
            { __schema {
                queryType { name } mutationType { name } subscriptionType { name }
                types { name kind fields { name type { name ofType { name ofType { name ofType { name } } } } } }
            } }\
            """;

    /// Objects that are rows of their own: a field that leads to one of them is an edge, which may
    /// lead out of scope.
    private static final Set<String> ROWS =
            Set.of(
                    "CameraView",
                    "FacilityView",
                    "ProvinceView",
                    "HealthView",
                    "AppointmentView",
                    "SurveyView",
                    "CampaignView",
                    "CampaignFacilityView");

    /// Their nodes are what root fields answer.
    private static final String PAGE_PARTS =
            "(Camera|Facility|HealthChange|Appointment|Campaign|CampaignFacility|Survey)Edge";

    private PublishedOperations() {}

    static Set<String> ofRest() {
        return paths().stream()
                .flatMap(PublishedOperations::operations)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<String> postsOfRest() {
        return ofRest().stream().filter(operation -> operation.startsWith("POST ")).toList();
    }

    static Set<String> paths() {
        return document().getJsonObject("paths").fieldNames();
    }

    private static Stream<String> operations(String path) {
        return document().getJsonObject("paths").getJsonObject(path).fieldNames().stream()
                .filter(key -> key.matches("get|post|put|patch|delete|head|options"))
                .map(verb -> verb.toUpperCase(Locale.ROOT) + " " + path);
    }

    private static JsonObject document() {
        return new JsonObject(
                RestAssured.given()
                        .accept("application/json")
                        .queryParam("format", "json")
                        .get("/openapi")
                        .asString());
    }

    /// @param answer to [#INTROSPECTION]
    static Set<String> ofGraphQl(JsonObject answer) {
        var schema = answer.getJsonObject("data").getJsonObject("__schema");
        return schema.getJsonArray("types").stream()
                .map(JsonObject.class::cast)
                .filter(type -> type.getString("kind").equals("OBJECT"))
                .flatMap(type -> operations(type, schema))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> operations(JsonObject type, JsonObject schema) {
        for (var kind : new String[] {"query", "mutation", "subscription"}) {
            var root = schema.getJsonObject(kind + "Type");
            if (root != null && root.getString("name").equals(type.getString("name"))) {
                return fields(type).map(field -> kind + " " + field.getString("name"));
            }
        }
        return type.getString("name").matches(PAGE_PARTS)
                ? Stream.empty()
                : fields(type)
                        .filter(field -> ROWS.contains(named(field.getJsonObject("type"))))
                        .map(
                                field ->
                                        "edge %s.%s"
                                                .formatted(
                                                        type.getString("name"),
                                                        field.getString("name")));
    }

    private static Stream<JsonObject> fields(JsonObject type) {
        return type.getJsonArray("fields", new JsonArray()).stream().map(JsonObject.class::cast);
    }

    /// The type inside of lists and of what may not be null.
    private static String named(JsonObject type) {
        var inner = type;
        while (inner.getString("name") == null) {
            inner = inner.getJsonObject("ofType");
        }
        return inner.getString("name");
    }
}

package vn.giamsat.system;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the running service says that it can be asked, in the words of `access-matrix.md`.
final class PublishedOperations {
    static final String INTROSPECTION =
            """
            { __schema {
                queryType { name } mutationType { name } subscriptionType { name }
                types { name kind fields { name args { name } type { name kind ofType { name kind ofType { name kind ofType { name kind } } } } } }
            } }\
            """;

    /// Objects that come with the row that they are part of, and lead nowhere. A field that leads
    /// to any other object is an edge, which may lead out of scope.
    private static final Set<String> VALUES =
            Set.of(
                    "BrokenRule",
                    "CameraGlance",
                    "CameraHour",
                    "CampaignProvince",
                    "Confirmation",
                    "ConnectedDay",
                    "Contact",
                    "DailyReportView",
                    "DayComparison",
                    "DayUptime",
                    "DeclinedReason",
                    "DeviceFacts",
                    "DigestMailView",
                    "DiscoveredProfile",
                    "ExpectedStream",
                    "FieldChange",
                    "FigureChange",
                    "Figures",
                    "Finding",
                    "FoundCamera",
                    "ImportedLine",
                    "IncidentAnnotation",
                    "IncidentCause",
                    "IncidentReports",
                    "InForce",
                    "InfectionControl",
                    "KeyUse",
                    "Measure",
                    "MyFacility",
                    "OpenIncident",
                    "OpenReport",
                    "OrderStep",
                    "PageInfo",
                    "Participant",
                    "ProbeIntervals",
                    "PictureFacts",
                    "ProvinceReport",
                    "PlanTask",
                    "ProvinceProgress",
                    "ProvinceHistory",
                    "ProgressDay",
                    "ReasonCount",
                    "ReferencePicture",
                    "Removed",
                    "ReportedFacility",
                    "RequiredPoints",
                    "ResealingPass",
                    "RungCount",
                    "RungTiming",
                    "Spread",
                    "StatusCount",
                    "StepChange",
                    "StepCount",
                    "StreamAddresses",
                    "StreamView",
                    "TaskView",
                    "TimingSpread",
                    "Unconnectable",
                    "UnverifiedCamera",
                    "Uplink",
                    "WebhookView",
                    "UptimeHour",
                    "ZonePoints");

    /// What a page consists of, which who asks for the page gets. What leads to a page is an edge.
    private static final Pattern PAGE_PARTS =
            Pattern.compile("(\\w+)Connection\\.edges to \\1Edge|\\w+Edge\\.node to \\w+");

    private PublishedOperations() {}

    static Set<String> ofRest() {
        var paths = contract();
        return paths.fieldNames().stream()
                .flatMap(path -> operations(path, paths.getJsonObject(path)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<String> postsOfRest() {
        return ofRest().stream().filter(operation -> operation.startsWith("POST ")).toList();
    }

    static Set<String> paths() {
        return contract().fieldNames();
    }

    private static Stream<String> operations(String path, JsonObject verbs) {
        return verbs.fieldNames().stream()
                .filter(key -> key.matches("get|post|put|patch|delete|head|options"))
                .map(verb -> verb.toUpperCase(Locale.ROOT) + " " + path);
    }

    /// What the service tells of its paths now.
    private static JsonObject contract() {
        try {
            var contract = RestAssured.get("/openapi").asByteArray();
            return JsonObject.mapFrom(new YAMLMapper().readValue(contract, Map.class))
                    .getJsonObject("paths");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// @param answer to [#INTROSPECTION]
    static Set<String> ofGraphQl(JsonObject answer) {
        var schema = answer.getJsonObject("data").getJsonObject("__schema");
        var operations = new TreeSet<>(JoinedFields.all());
        objects(schema).flatMap(type -> operations(type, schema)).forEach(operations::add);
        return operations;
    }

    /// Those of GraphQL that name a row.
    ///
    /// @param answer to [#INTROSPECTION]
    static Set<String> aimed(JsonObject answer) {
        var schema = answer.getJsonObject("data").getJsonObject("__schema");
        return objects(schema)
                .flatMap(
                        type ->
                                root(type, schema).stream()
                                        .flatMap(
                                                kind ->
                                                        fields(type)
                                                                .filter(
                                                                        PublishedOperations
                                                                                ::isAimed)
                                                                .map(field -> named(kind, field))))
                .collect(Collectors.toSet());
    }

    private static boolean isAimed(JsonObject field) {
        return field.getJsonArray("args").stream()
                .map(JsonObject.class::cast)
                .anyMatch(argument -> argument.getString("name").matches("id|key|[a-z]+Id"));
    }

    private static Stream<JsonObject> objects(JsonObject schema) {
        return schema.getJsonArray("types").stream()
                .map(JsonObject.class::cast)
                .filter(type -> type.getString("kind").equals("OBJECT"))
                .filter(type -> !type.getString("name").startsWith("__"));
    }

    private static Stream<String> operations(JsonObject type, JsonObject schema) {
        return root(type, schema)
                .map(kind -> fields(type).map(field -> named(kind, field)))
                .orElseGet(
                        () ->
                                fields(type)
                                        .filter(field -> isEdge(type, field))
                                        .map(
                                                field ->
                                                        "edge %s.%s"
                                                                .formatted(
                                                                        type.getString("name"),
                                                                        field.getString("name"))));
    }

    /// Which kind of operation the fields of the type are, when they are any.
    private static Optional<String> root(JsonObject type, JsonObject schema) {
        return Stream.of("query", "mutation", "subscription")
                .filter(
                        kind -> {
                            var root = schema.getJsonObject(kind + "Type");
                            return root != null
                                    && root.getString("name").equals(type.getString("name"));
                        })
                .findFirst();
    }

    private static String named(String kind, JsonObject field) {
        return kind + " " + field.getString("name");
    }

    private static boolean isEdge(JsonObject parent, JsonObject field) {
        var type = inner(field.getJsonObject("type"));
        var name = type.getString("name");
        var way = "%s.%s to %s".formatted(parent.getString("name"), field.getString("name"), name);
        return type.getString("kind").equals("OBJECT")
                && !VALUES.contains(name)
                && !PAGE_PARTS.matcher(way).matches();
    }

    private static Stream<JsonObject> fields(JsonObject type) {
        return type.getJsonArray("fields", new JsonArray()).stream().map(JsonObject.class::cast);
    }

    /// The type inside of lists and of what may not be null.
    private static JsonObject inner(JsonObject type) {
        var inner = type;
        while (inner.getString("name") == null) {
            inner = inner.getJsonObject("ofType");
        }
        return inner;
    }
}

package vn.giamsat.campaign;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Zone;

/// The parts of a survey that are kept as `jsonb`. Addresses of cameras are kept apart from them,
/// because not everybody may read those.
final class SurveyJson {
    private SurveyJson() {}

    static JsonArray participants(List<Participant> participants) {
        var array = new JsonArray();
        for (var it : participants) {
            array.add(new JsonObject().put("party", it.party().name()).put("name", it.name()));
        }
        return array;
    }

    static List<Participant> participants(JsonArray array) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(
                        it ->
                                new Participant(
                                        Participant.Party.valueOf(it.getString("party")),
                                        it.getString("name")))
                .toList();
    }

    static JsonObject infectionControl(InfectionControl control) {
        return new JsonObject()
                .put("crewSize", control.crewSize())
                .put("protectiveEquipment", control.protectiveEquipment())
                .put("route", control.route())
                .put("isolationAfter", control.isolationAfter());
    }

    static InfectionControl infectionControl(JsonObject control) {
        return new InfectionControl(
                control.getInteger("crewSize"),
                control.getBoolean("protectiveEquipment"),
                control.getString("route"),
                control.getBoolean("isolationAfter"));
    }

    static JsonArray cameras(List<FoundCamera> cameras) {
        var array = new JsonArray();
        for (var it : cameras) {
            array.add(
                    new JsonObject()
                            .put("name", it.name())
                            .put("zone", it.zone().name())
                            .put("brand", it.brand())
                            .put("model", it.model())
                            .put("usable", it.usable())
                            .put("cameraId", text(it.cameraId()))
                            .put("address", text(it.address())));
        }
        return array;
    }

    /// @param addresses in the order of the cameras; null for who is not told
    static List<FoundCamera> cameras(JsonArray cameras, @Nullable String @Nullable [] addresses) {
        return IntStream.range(0, cameras.size())
                .mapToObj(
                        at ->
                                camera(
                                        cameras.getJsonObject(at),
                                        addresses == null ? null : addresses[at]))
                .toList();
    }

    private static FoundCamera camera(JsonObject camera, @Nullable String address) {
        var id = camera.getString("cameraId");
        var outcome = camera.getString("address");
        return new FoundCamera(
                camera.getString("name"),
                Zone.valueOf(camera.getString("zone")),
                camera.getString("brand"),
                camera.getString("model"),
                address,
                camera.getBoolean("usable"),
                id == null ? null : UUID.fromString(id),
                outcome == null ? null : FoundCamera.AddressOutcome.valueOf(outcome));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of what the product is made of (CycloneDX), which the build writes beside it, is
/// true: what it places in the product is there, and all that is there is in it.
class MaterialsIT {
    private static final Product PRODUCT = Product.ofLastBuild();

    @Test
    void namesWhatTheServiceStandsOn() throws IOException {
        assertThat(components().map(component -> component.getString("purl")))
                .anyMatch(purl -> purl.startsWith("pkg:maven/io.quarkus/quarkus-rest@"))
                .anyMatch(purl -> purl.startsWith("pkg:maven/org.postgresql/postgresql@"))
                .anyMatch(purl -> purl.startsWith("pkg:maven/org.bytedeco/ffmpeg@"))
                .anyMatch(purl -> purl.matches("pkg:maven/org.bytedeco/ffmpeg@.*linux.*"));
    }

    @Test
    void placesEveryLibraryOfTheProductAndNothingElse() throws IOException {
        if (PRODUCT.binary()) {
            return; // one file: nothing in it has a place
        }
        // When
        var placed =
                components()
                        .flatMap(component -> places(component).stream())
                        .filter(place -> place.endsWith(".jar") && place.startsWith("lib/"))
                        .toList();
        // Then
        assertThat(placed).containsExactlyInAnyOrderElementsOf(libraries());
        assertThat(placed).noneMatch(place -> place.matches(".*(zonky|junit|archunit|jqwik).*"));
    }

    private static Stream<JsonObject> components() throws IOException {
        var name = PRODUCT.binary() ? "giamsat-runner" : "quarkus-run";
        var list = Files.readString(Path.of("target", name + "-cyclonedx.json"));
        return new JsonObject(list).getJsonArray("components").stream().map(JsonObject.class::cast);
    }

    private static List<String> places(JsonObject component) {
        var evidence = component.getJsonObject("evidence", new JsonObject());
        return evidence.getJsonArray("occurrences", new io.vertx.core.json.JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(occurrence -> occurrence.getString("location"))
                .toList();
    }

    private static List<String> libraries() throws IOException {
        var folder = PRODUCT.path().getParent();
        try (var files = Files.walk(folder.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}

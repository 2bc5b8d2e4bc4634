package vn.giamsat.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// All that simulated cameras can play, cut into RTP packets once. A few megabytes for any number
/// of cameras; immutable.
final class FilmLibrary {
    private final Map<Title, Film> films = new HashMap<>();

    private FilmLibrary() {}

    private record Title(Codec codec, Behaviour behaviour) {}

    /// Blocks while it reads the scene files: not for the event loop.
    static FilmLibrary load() {
        var library = new FilmLibrary();
        for (var codec : Codec.values()) {
            library.addScenes(codec);
            library.addFaults(SceneFile.read(Scene.NORMAL, codec));
        }
        return library;
    }

    /// What the camera plays; faults that get so far play the normal scene, damaged in their way,
    /// and refusals describe it.
    Film film(CameraPath camera) {
        var shown = camera.behaviour() instanceof Refusal ? Scene.NORMAL : camera.behaviour();
        var film = films.get(new Title(camera.codec(), shown));
        if (film == null) {
            throw new IllegalArgumentException("no film for " + camera);
        }
        return film;
    }

    private void addScenes(Codec codec) {
        for (var scene : Scene.values()) {
            if (scene.existsIn(codec)) {
                var file = SceneFile.read(scene, codec);
                films.put(new Title(codec, scene), endless(file, file.format(), whole -> whole));
            }
        }
    }

    private void addFaults(SceneFile normal) {
        for (var fault : Fault.values()) {
            if (fault.existsIn(normal.codec())) {
                films.put(new Title(normal.codec(), fault), film(fault, normal));
            }
        }
    }

    private Film film(Fault fault, SceneFile normal) {
        return switch (fault) {
            case NO_PACKETS -> new Film(normal.format(), List.of(), false);
            case DIES -> new Film(normal.format(), List.of(half(normal)), false);
            case NO_KEY_FRAME -> endless(normal, normal.format(), CodedPicture::withoutKeySlices);
            case NO_PARAMETERS ->
                    endless(
                            normal,
                            normal.format().withoutParameters(),
                            CodedPicture::withoutParameterSets);
            case CORRUPT -> endless(normal, normal.format(), CodedPicture::corrupted);
            case ENCRYPTED -> new Film(normal.format(), encrypted(normal), true);
            case SILENT,
                    UNAUTHORIZED,
                    NOT_FOUND,
                    BUSY,
                    UNAVAILABLE,
                    NO_VIDEO,
                    INVALID_DESCRIPTION,
                    UNKNOWN_CODEC,
                    GARBAGE,
                    RESETS,
                    SLOW,
                    VERY_SLOW,
                    REDIRECT,
                    WRONG_CLOCK,
                    UDP_ONLY ->
                    films.get(new Title(normal.codec(), Scene.NORMAL));
        };
    }

    private static Film endless(
            SceneFile file, Film.Format format, Function<CodedPicture, CodedPicture> damage) {
        var pictures =
                file.pictures().stream()
                        .map(damage)
                        .map(it -> Picture.of(it.payloads(), file.codec(), it.isKey(), true))
                        .toList();
        return new Film(format, pictures, true);
    }

    private static List<Picture> encrypted(SceneFile file) {
        return file.pictures().stream()
                .map(CodedPicture::payloads)
                .map(payloads -> payloads.stream().map(Damage::encrypted).toList())
                .map(payloads -> Picture.of(payloads, file.codec(), true, true))
                .toList();
    }

    /// The first key frame up to its middle.
    private static Picture half(SceneFile file) {
        var payloads = file.pictures().getFirst().payloads();
        return Picture.of(payloads.subList(0, payloads.size() / 2), file.codec(), true, false);
    }
}

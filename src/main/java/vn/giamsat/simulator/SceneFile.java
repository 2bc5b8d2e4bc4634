package vn.giamsat.simulator;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The pictures of one scene in one codec, from the class path. Blocks: not for the event loop.
record SceneFile(Scene scene, Codec codec, List<CodedPicture> pictures) {
    SceneFile {
        pictures = List.copyOf(pictures);
    }

    /// @throws UncheckedIOException when the file is missing or cannot be read
    static SceneFile read(Scene scene, Codec codec) {
        var bytes = bytes("/simulator/" + scene.word() + "." + codec.word());
        return new SceneFile(scene, codec, List.copyOf(pictures(codec, bytes)));
    }

    Film.Format format() {
        var parameters = FormatParameters.of(codec, pictures.getFirst());
        return new Film.Format(codec, scene.framesPerSecond(), parameters);
    }

    private static List<? extends CodedPicture> pictures(Codec codec, byte[] bytes) {
        return switch (codec) {
            case H264 -> NalPicture.pictures(NalSyntax.H264, AnnexB.units(bytes));
            case H265 -> NalPicture.pictures(NalSyntax.H265, AnnexB.units(bytes));
            case MJPEG -> JpegFile.pictures(bytes);
        };
    }

    private static byte[] bytes(String name) {
        try (var file = SceneFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("scene file " + name, unreadable);
        }
    }
}

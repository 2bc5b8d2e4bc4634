package vn.giamsat.probe.media;

import static org.bytedeco.ffmpeg.global.avcodec.LIBAVCODEC_VERSION_INT;
import static org.bytedeco.ffmpeg.global.avcodec.LIBAVCODEC_VERSION_MAJOR;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_version;
import static org.bytedeco.ffmpeg.global.avutil.LIBAVUTIL_VERSION_INT;
import static org.bytedeco.ffmpeg.global.avutil.LIBAVUTIL_VERSION_MAJOR;
import static org.bytedeco.ffmpeg.global.avutil.avutil_version;
import static org.bytedeco.ffmpeg.global.swresample.LIBSWRESAMPLE_VERSION_MAJOR;
import static org.bytedeco.ffmpeg.global.swscale.LIBSWSCALE_VERSION_INT;
import static org.bytedeco.ffmpeg.global.swscale.LIBSWSCALE_VERSION_MAJOR;
import static org.bytedeco.ffmpeg.global.swscale.swscale_version;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder with the shared libraries of FFmpeg and JavaCPP's glue for them, as the build lays them
/// out in `target/ffmpeg`. Nothing is unpacked and nothing else is searched, so it may stand on a
/// read-only file system. Linux only; the names carry the version that this service was built for.
record LibraryFolder(Path path) {
    /// JavaCPP would otherwise look for its own copies when one of its classes is first used.
    private static final String JAVACPP_LOADS = "org.bytedeco.javacpp.loadLibraries";

    private static final int MAJOR_SHIFT = 16;

    /// In the order in which they need each other. libva and libdrm serve hardware decoders, which
    /// are never opened; libavutil is linked with them all the same.
    private static final List<String> FILES =
            List.of(
                    "libdrm.so.2",
                    "libva.so.2",
                    "libva-drm.so.2",
                    "libavutil.so." + LIBAVUTIL_VERSION_MAJOR,
                    "libswresample.so." + LIBSWRESAMPLE_VERSION_MAJOR,
                    "libavcodec.so." + LIBAVCODEC_VERSION_MAJOR,
                    "libswscale.so." + LIBSWSCALE_VERSION_MAJOR,
                    "libjnijavacpp.so",
                    "libjniavutil.so",
                    "libjniswresample.so",
                    "libjniavcodec.so",
                    "libjniswscale.so");

    /// @throws UnsatisfiedLinkError naming the file that is missing, broken or of another version
    @SuppressWarnings("restricted") // native code is what this is for
    void load() {
        var files = FILES.stream().map(this::file).toList();
        System.setProperty(JAVACPP_LOADS, "false");
        files.forEach(file -> System.load(file.toString()));
        checkVersion("libavutil", avutil_version(), LIBAVUTIL_VERSION_INT());
        checkVersion("libavcodec", avcodec_version(), LIBAVCODEC_VERSION_INT());
        checkVersion("libswscale", swscale_version(), LIBSWSCALE_VERSION_INT());
    }

    private Path file(String name) {
        var file = path.toAbsolutePath().resolve(name);
        if (!Files.isReadable(file)) {
            throw new UnsatisfiedLinkError("there is no readable " + file);
        }
        return file;
    }

    /// FFmpeg keeps a major version compatible upwards; the glue knows what it was compiled with.
    private static void checkVersion(String library, int present, int needed) {
        if (present < needed || present >>> MAJOR_SHIFT != needed >>> MAJOR_SHIFT) {
            throw new UnsatisfiedLinkError(
                    "%s is version %s instead of %s"
                            .formatted(library, version(present), version(needed)));
        }
    }

    private static String version(int packed) {
        return "%d.%d.%d".formatted(packed >>> MAJOR_SHIFT, packed >>> 8 & 0xFF, packed & 0xFF);
    }
}

package vn.giamsat.probe.media;

import static org.bytedeco.ffmpeg.global.avcodec.LIBAVCODEC_VERSION_MAJOR;
import static org.bytedeco.ffmpeg.global.avcodec.LIBAVCODEC_VERSION_MICRO;
import static org.bytedeco.ffmpeg.global.avcodec.LIBAVCODEC_VERSION_MINOR;
import static org.bytedeco.ffmpeg.global.avutil.LIBAVUTIL_VERSION_MAJOR;
import static org.bytedeco.ffmpeg.global.avutil.LIBAVUTIL_VERSION_MICRO;
import static org.bytedeco.ffmpeg.global.avutil.LIBAVUTIL_VERSION_MINOR;
import static org.bytedeco.ffmpeg.global.swresample.LIBSWRESAMPLE_VERSION_MAJOR;
import static org.bytedeco.ffmpeg.global.swscale.LIBSWSCALE_VERSION_MAJOR;
import static org.bytedeco.ffmpeg.global.swscale.LIBSWSCALE_VERSION_MICRO;
import static org.bytedeco.ffmpeg.global.swscale.LIBSWSCALE_VERSION_MINOR;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder with the shared libraries of FFmpeg and JavaCPP's glue for them, as the build lays them
/// out in `target/ffmpeg`. Nothing is unpacked and nothing else is searched, so it may stand on a
/// read-only file system. Linux only; the names carry the version that this service was built for.
record LibraryFolder(Path path) {
    /// JavaCPP would otherwise look for its own copies when one of its classes is first used.
    private static final String JAVACPP_LOADS = "org.bytedeco.javacpp.loadLibraries";

    /// The form of the function that tells a library's version.
    static final FunctionDescriptor VERSION = FunctionDescriptor.of(ValueLayout.JAVA_INT);

    private static final Library UTILITIES =
            new Library(
                    "avutil",
                    LIBAVUTIL_VERSION_MAJOR,
                    LIBAVUTIL_VERSION_MINOR,
                    LIBAVUTIL_VERSION_MICRO);
    private static final Library CODECS =
            new Library(
                    "avcodec",
                    LIBAVCODEC_VERSION_MAJOR,
                    LIBAVCODEC_VERSION_MINOR,
                    LIBAVCODEC_VERSION_MICRO);
    private static final Library SCALER =
            new Library(
                    "swscale",
                    LIBSWSCALE_VERSION_MAJOR,
                    LIBSWSCALE_VERSION_MINOR,
                    LIBSWSCALE_VERSION_MICRO);

    /// In the order in which they need each other. libva and libdrm serve hardware decoders, which
    /// are never opened; libavutil is linked with them all the same.
    private static final List<String> FILES =
            List.of(
                    "libdrm.so.2",
                    "libva.so.2",
                    "libva-drm.so.2",
                    UTILITIES.file(),
                    "libswresample.so." + LIBSWRESAMPLE_VERSION_MAJOR,
                    CODECS.file(),
                    SCALER.file(),
                    "libjnijavacpp.so",
                    "libjniavutil.so",
                    "libjniswresample.so",
                    "libjniavcodec.so",
                    "libjniswscale.so");

    /// Opens the libraries, asks them for their versions, and closes them: a process that decodes
    /// nothing need not hold them.
    ///
    /// @throws UnsatisfiedLinkError naming the file that is missing, broken or of another version
    void check() {
        try (var arena = Arena.ofConfined()) {
            files().forEach(file -> opened(file, arena));
            UTILITIES.check(opened(file(UTILITIES.file()), arena));
            CODECS.check(opened(file(CODECS.file()), arena));
            SCALER.check(opened(file(SCALER.file()), arena));
        }
    }

    @SuppressWarnings("restricted") // native code is what this is for
    private static SymbolLookup opened(Path file, Arena arena) {
        try {
            return SymbolLookup.libraryLookup(file, arena);
        } catch (IllegalArgumentException broken) {
            throw unusable("%s cannot be opened: %s", file, broken.getMessage());
        }
    }

    /// For as long as the process lives.
    ///
    /// @throws UnsatisfiedLinkError naming the file that is missing or broken
    @SuppressWarnings("restricted") // as above
    void load() {
        var files = files();
        System.setProperty(JAVACPP_LOADS, "false");
        files.forEach(file -> System.load(file.toString()));
    }

    private List<Path> files() {
        return FILES.stream().map(this::file).toList();
    }

    private Path file(String name) {
        var file = path.toAbsolutePath().resolve(name);
        if (!Files.isReadable(file)) {
            throw unusable("there is no readable %s", file);
        }
        return file;
    }

    private static UnsatisfiedLinkError unusable(String text, Object... values) {
        return new UnsatisfiedLinkError(text.formatted(values));
    }

    /// One of FFmpeg's libraries, and the version of it that the glue was compiled with.
    private record Library(String name, int major, int minor, int micro) {
        private static final int MAJOR_SHIFT = 16;

        String file() {
            return "lib%s.so.%d".formatted(name, major);
        }

        /// FFmpeg keeps a major version compatible upwards.
        void check(SymbolLookup library) {
            var present = version(library);
            var needed = major << MAJOR_SHIFT | minor << 8 | micro;
            if (present < needed || present >>> MAJOR_SHIFT != major) {
                throw unusable(
                        "lib%s is version %s instead of %s", name, text(present), text(needed));
            }
        }

        /// What `unsigned avcodec_version(void)` of libavcodec answers, and so on.
        @SuppressWarnings("restricted") // as above
        private int version(SymbolLookup library) {
            var address = library.findOrThrow(name + "_version");
            try {
                return (int) Linker.nativeLinker().downcallHandle(address, VERSION).invokeExact();
            } catch (Throwable impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static String text(int packed) {
            return "%d.%d.%d".formatted(packed >>> MAJOR_SHIFT, packed >>> 8 & 0xFF, packed & 0xFF);
        }
    }
}

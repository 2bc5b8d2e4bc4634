package vn.giamsat.probe.media;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeJNIAccess;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/// Tells native-image what JavaCPP's glue for FFmpeg reaches for through JNI. Runs while the binary
/// is built, never in the service.
///
/// The names come from the settings that the jars of the glue carry, of the libraries that are used
/// and no others. Those settings are not taken as they are: they put whole FFmpeg into the binary,
/// and they do not let the glue allocate the pointers that it returns (JNI's AllocObject).
final class FfmpegFeature implements Feature {
    private static final List<String> GLUE =
            List.of("jnijavacpp", "jniavutil", "jniswresample", "jniavcodec", "jniswscale");

    private static final String SETTINGS = "META-INF/native-image/%s/%s/jni-config.json";

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        var platform = Loader.getPlatform();
        GLUE.stream()
                .flatMap(library -> settings(access, SETTINGS.formatted(platform, library)))
                .flatMap(FfmpegFeature::typeNames)
                .distinct()
                .map(access::findClassByName)
                .filter(Objects::nonNull)
                .forEach(type -> register(type, access));
    }

    private static Stream<URL> settings(FeatureAccess access, String path) {
        try {
            var found = Collections.list(access.getApplicationClassLoader().getResources(path));
            if (found.isEmpty()) {
                throw new IllegalStateException(
                        path + " is not on the class path: is ffmpeg.platform right?");
            }
            return found.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> typeNames(URL settings) {
        try (var stream = settings.openStream()) {
            return new ObjectMapper().readTree(stream).findValuesAsText("name").stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// All types are looked up by name when the glue is loaded. Pointers are allocated by it; of
    /// JavaCPP's and Java's own types it also calls methods and sets fields. FFmpeg's callbacks are
    /// among the types, but none is used, so their methods stay out.
    private static void register(Class<?> type, BeforeAnalysisAccess access) {
        RuntimeReflection.register(type);
        RuntimeJNIAccess.register(type);
        if (Pointer.class.isAssignableFrom(type)) {
            access.registerAsUnsafeAllocated(type);
        }
        if (!type.getName().startsWith("org.bytedeco.ffmpeg.")) {
            RuntimeJNIAccess.register(type.getDeclaredConstructors());
            RuntimeJNIAccess.register(type.getDeclaredMethods());
            RuntimeJNIAccess.register(type.getDeclaredFields());
        }
    }
}

package vn.giamsat.probe.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/// The FFmpeg libraries in this process: libavutil, libavcodec (which is linked with libswresample)
/// and libswscale. There is no libavformat, so there are no protocols, and FFmpeg's log is off,
/// because it may quote what a stranger sent.
final class Ffmpeg {
    private static volatile boolean loaded;

    private Ffmpeg() {}

    /// Loads the libraries once, unless they are there: those that JavaCPP finds on the class path,
    /// which it unpacks into the user's home. For dev mode and tests; the first call takes up to a
    /// second, later ones nothing. Not in a static initialiser, so that a failure is seen as it is,
    /// and by each caller.
    static void load() {
        if (!loaded) { // JavaCPP's loader would take 0.4 ms each time to find out
            Loader.load(avcodec.class);
            Loader.load(swscale.class);
            ready();
        }
    }

    /// Loads the libraries that stand in a folder, and no others.
    ///
    /// @throws UnsatisfiedLinkError naming the file that is missing, broken or of another version
    static synchronized void load(LibraryFolder folder) {
        if (!loaded) {
            folder.load();
            ready();
        }
    }

    private static void ready() {
        av_log_set_level(AV_LOG_QUIET);
        loaded = true;
    }

    /// What FFmpeg calls an error, for example `Invalid data found when processing input`.
    static String reason(int error) {
        var text = new byte[128];
        av_strerror(error, text, text.length);
        var length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /// The pointer, or the end of this job when FFmpeg had no memory for it.
    static <T> T allocated(@Nullable T pointer) {
        if (pointer == null) {
            throw new OutOfMemoryError("FFmpeg could not allocate");
        }
        return pointer;
    }

    /// Ends this job when a call failed that only fails without memory or by our own mistake.
    static void succeeded(int result, String call) {
        if (result < 0) {
            throw new IllegalStateException(call + ": " + reason(result));
        }
    }
}

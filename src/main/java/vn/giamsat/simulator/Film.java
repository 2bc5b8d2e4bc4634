package vn.giamsat.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// What a camera sends after PLAY: pictures at an even rate, from a key frame on, in a loop.
/// Immutable and shared by all cameras that play it.
final class Film {
    /// RTP clock of all video formats here.
    static final int CLOCK_RATE = 90_000;

    private final Format format;
    private final List<Picture> pictures;
    private final boolean endless;
    private final int[] starts;
    private final String description;

    /// @param endless whether it goes on in a loop after the last picture, rather than falling
    ///     silent
    Film(Format format, List<Picture> pictures, boolean endless) {
        this.format = format;
        this.pictures = List.copyOf(pictures);
        this.endless = endless;
        starts = starts(format.framesPerSecond() / 2);
        description = SessionDescription.ofVideo(format);
    }

    /// What a camera that plays it says of itself.
    String description() {
        return description;
    }

    /// The key frames that are half a second apart at least: in less, a scene does not change so
    /// that one would see it.
    ///
    /// @param apart in pictures
    private int[] starts(int apart) {
        var starts = IntStream.builder();
        var next = 0;
        for (var index = 0; index < pictures.size(); index++) {
            if (index >= next && isKeyAt(index)) {
                starts.add(index);
                next = index + apart;
            }
        }
        return starts.build().toArray();
    }

    /// What a session description says of a film.
    ///
    /// @param parameters for `a=fmtp`; empty when the codec has none
    record Format(Codec codec, int framesPerSecond, String parameters) {
        /// The same, silent about what decoding needs.
        Format withoutParameters() {
            return new Format(codec, framesPerSecond, "");
        }

        Duration interval() {
            return Duration.ofSeconds(1).dividedBy(framesPerSecond);
        }

        int ticksPerPicture() {
            return CLOCK_RATE / framesPerSecond;
        }
    }

    /// Where a viewer begins. Each finds another picture than the one before, as with a living
    /// camera; the second or fifth finds the first one's again, as films are short.
    ///
    /// @param visit counts the viewers of a camera, from any number on
    int start(int visit) {
        return starts.length == 0 ? 0 : starts[Math.floorMod(visit, starts.length)];
    }

    boolean isOverAt(int index) {
        return !endless && index >= pictures.size();
    }

    /// @param index counts on over the end of the loop
    Picture picture(int index) {
        return pictures.get(index % pictures.size());
    }

    /// Whether one may begin or go on here; without key frames, anywhere.
    boolean isEntry(int index) {
        return starts.length == 0 || picture(index).isKey();
    }

    Format format() {
        return format;
    }

    private boolean isKeyAt(int index) {
        return pictures.get(index).isKey();
    }
}

package vn.giamsat.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where cameras and recorders of a brand have their streams. A hint, no promise: firmware differs,
/// and only a probe tells whether an address leads to a picture.
///
/// @param code stable, for example `HIKVISION`
/// @param name as people know it
/// @param main path of the full picture; `{channel}` stands for the number of the channel from 1,
///     `{channel2}` for the same with two digits, `{channel0}` for the number from 0
/// @param sub path of the small picture, in the same form; null when none is known
/// @param hasChannels whether the paths name a channel; else there is one camera at the host
/// @param source who says so
/// @param hintVi what people get wrong with this brand, in Vietnamese; null when nothing is known
/// @param hintEn the same in English
public record Brand(
        String code,
        String name,
        String main,
        @Nullable String sub,
        boolean hasChannels,
        String source,
        @Nullable String hintVi,
        @Nullable String hintEn) {
    static Brand of(CsvCells cells) {
        var main = demanded(cells, "main");
        return new Brand(
                demanded(cells, "code"),
                demanded(cells, "name"),
                main,
                cells.text("sub"),
                main.contains("{channel"),
                demanded(cells, "source"),
                cells.text("hintVi"),
                cells.text("hintEn"));
    }

    private static String demanded(CsvCells cells, String column) {
        return Optional.ofNullable(cells.text(column)).orElseThrow();
    }

    /// The streams of one channel.
    ///
    /// @param endpoint `host`, `host:port` or `[IPv6]:port`
    StreamAddresses streams(String endpoint, int channel) {
        return new StreamAddresses(
                url(endpoint, main, channel),
                sub == null ? null : url(endpoint, sub, channel),
                null);
    }

    private static String url(String endpoint, String path, int channel) {
        return "rtsp://"
                + endpoint
                + path.replace("{channel}", Integer.toString(channel))
                        .replace("{channel2}", "%02d".formatted(channel))
                        .replace("{channel0}", Integer.toString(channel - 1));
    }
}

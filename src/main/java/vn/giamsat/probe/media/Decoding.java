package vn.giamsat.probe.media;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG2_SHOW_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static vn.giamsat.probe.media.Ffmpeg.allocated;
import static vn.giamsat.probe.media.Ffmpeg.succeeded;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.VideoCodec;

/// One decoder that decodes one key frame, and all native memory of that. One thread, blocking, no
/// hardware; made for one picture and closed with it. `DecodeBenchmark` measures the figures below.
///
/// A new decoder for each picture costs 0.03 ms to open and 0.05–0.3 ms of fresh memory (4.1
/// instead of 4.0 ms at 720p). A kept one would save that, but would hold 10–60 MB for the biggest
/// picture it met, and would keep parameter sets and reference pictures: then one camera's picture
/// could show in another camera's verdict.
///
/// The loop filter is skipped: blocks are invisible at 320 pixels width, and it is a fifth of the
/// cost (3.3 instead of 4.1 ms at 720p H.264).
///
/// Key frames come depacketised from `probe.rtsp`, not from libavformat's SDP demuxer with custom
/// I/O. At 720p, putting 24 packets together takes 0.007 ms of CPU in Java and 0.07 ms there (0.004
/// and 0.05 at 360p, 0.02 and 0.14 at 1080p), because it opens a demuxer and a parser for each
/// camera and calls back into Java for each packet; and the service would carry libavformat with
/// all its protocols, which is what must never see a stranger's bytes.
public final class Decoding implements AutoCloseable {
    private final @Nullable AVPacket packet = av_packet_alloc();
    private final @Nullable AVFrame frame = av_frame_alloc();
    private final @Nullable AVCodecContext decoder;

    /// How FFmpeg decodes.
    ///
    /// @param decoder its name there
    /// @param strictness flags of `err_recognition`
    /// @param filtered whether the loop filter is worth its cost
    private record Manner(String decoder, int strictness, boolean filtered) {}

    private Decoding(Manner manner, int maxPixels) {
        var software = allocated(avcodec_find_decoder_by_name(manner.decoder()));
        decoder = avcodec_alloc_context3(software);
        try {
            allocated(decoder).thread_count(1).max_pixels(maxPixels);
            if (!manner.filtered()) {
                decoder.skip_loop_filter(AVDISCARD_ALL);
            }
            decoder.flags(decoder.flags() | AV_CODEC_FLAG_LOW_DELAY);
            decoder.flags2(
                    decoder.flags2() | AV_CODEC_FLAG2_SHOW_ALL); // an I picture may be no IDR
            decoder.err_recognition(manner.strictness());
            succeeded(avcodec_open2(decoder, software, (AVDictionary) null), manner.decoder());
        } catch (Throwable failed) {
            close();
            throw failed;
        }
    }

    /// Decodes the picture.
    ///
    /// @throws UndecodableException when the bytes are no complete, undamaged key frame within the
    ///     limits
    public static Decoding of(EncodedPicture picture, PictureLimits limits)
            throws UndecodableException {
        var codec = picture.codec();
        var manner = new Manner(nameOf(codec), strictness(codec), false);
        return decoded(manner, DecoderInput.of(picture, limits), limits);
    }

    /// Decodes a part of a photo, in which people want to see everything.
    ///
    /// @throws UndecodableException when the bytes are no undamaged picture within the limits
    static Decoding ofPhoto(EncodedPicture part, PictureLimits limits) throws UndecodableException {
        var manner = new Manner(nameOf(part.codec()), AV_EF_EXPLODE, true);
        return decoded(manner, DecoderInput.of(part, limits), limits);
    }

    /// Decodes a whole file that is one picture.
    ///
    /// @param decoder as FFmpeg calls it, for example `png`
    /// @throws UndecodableException when the bytes are no undamaged picture within the limits
    static Decoding ofFile(String decoder, byte[] file, PictureLimits limits)
            throws UndecodableException {
        var whole = new DecoderInput(file, List.of(new Span(0, file.length)));
        return decoded(new Manner(decoder, AV_EF_EXPLODE, true), whole, limits);
    }

    private static Decoding decoded(Manner manner, DecoderInput input, PictureLimits limits)
            throws UndecodableException {
        var decoding = new Decoding(manner, limits.maxPixels());
        try {
            decoding.decode(input);
            return decoding;
        } catch (Throwable failed) {
            decoding.close();
            throw failed;
        }
    }

    private static String nameOf(VideoCodec codec) {
        return switch (codec) {
            case H264 -> "h264";
            case H265 -> "hevc";
            case MJPEG -> "mjpeg";
        };
    }

    /// The H.264 decoder marks damaged pictures, and strictness would also refuse cameras whose
    /// parameter sets are slightly wrong. The others only notice damage when they are strict, and
    /// even then H.265 misses some: measured, half of the slices with three flipped bits and most
    /// that lost less than the last quarter. So a key frame with a lost packet must not come here.
    private static int strictness(VideoCodec codec) {
        return codec == VideoCodec.H264 ? 0 : AV_EF_EXPLODE;
    }

    private void decode(DecoderInput input) throws UndecodableException {
        allocated(frame);
        // av_new_packet adds the zeroes that decoders read past the end
        succeeded(av_new_packet(allocated(packet), input.size()), "av_new_packet");
        input.write(packet.data());
        accepted(avcodec_send_packet(decoder, packet));
        accepted(avcodec_send_packet(decoder, null)); // no more will come: hand out what there is
        accepted(avcodec_receive_frame(decoder, frame));
        if (frame.decode_error_flags() != 0 || (frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0) {
            throw new UndecodableException("damaged picture");
        }
        if (frame.pict_type() != AV_PICTURE_TYPE_I) {
            throw new UndecodableException("not a key frame");
        }
    }

    private static void accepted(int result) throws UndecodableException {
        if (result < 0) {
            throw new UndecodableException(
                    result == AVERROR_EOF ? "no picture in it" : Ffmpeg.reason(result));
        }
    }

    /// The decoded picture; valid until closed.
    public AVFrame picture() {
        return allocated(frame);
    }

    @Override
    public void close() {
        avcodec_free_context(decoder);
        av_frame_free(frame);
        av_packet_free(packet);
    }
}

package vn.giamsat.probe.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static vn.giamsat.probe.media.Ffmpeg.allocated;
import static vn.giamsat.probe.media.Ffmpeg.succeeded;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Snapshot;

/// FFmpeg's JPEG encoder for one picture, and its native memory. It writes nothing but the picture:
/// no Exif, no place, no name of a device. One thread, blocking.
final class JpegEncoding implements AutoCloseable {
    /// Quantiser scales from good (2) to coarse (31). Nearly every picture fits at the first.
    private static final int[] SCALES = {5, 10, 20, 31};

    /// What people look at closely: 140 KB for a drawn corridor at 2048 × 1536.
    private static final int PHOTO_SCALE = 4;

    /// The standard's tables: 0.05 ms less than optimal ones at 320 pixels, for 15 % more bytes.
    private static final String QUICK = "default";

    private static final String SMALL = "optimal";

    private final @Nullable AVPacket packet = av_packet_alloc();
    private final @Nullable AVCodecContext encoder;

    private JpegEncoding(AVFrame picture, String tables) {
        var jpeg = allocated(avcodec_find_encoder_by_name("mjpeg"));
        encoder = avcodec_alloc_context3(jpeg);
        try {
            allocated(encoder).width(picture.width()).height(picture.height());
            encoder.pix_fmt(picture.format()).color_range(AVCOL_RANGE_JPEG).thread_count(1);
            encoder.time_base().num(1).den(1);
            encoder.flags(encoder.flags() | AV_CODEC_FLAG_QSCALE);
            av_opt_set(encoder.priv_data(), "huffman", tables, 0);
            succeeded(avcodec_open2(encoder, jpeg, (AVDictionary) null), "avcodec_open2");
        } catch (Throwable failed) {
            close();
            throw failed;
        }
    }

    /// The picture as a JPEG file within the size limit of a snapshot.
    static Snapshot snapshot(AVFrame picture) {
        try (var encoding = new JpegEncoding(picture, QUICK)) {
            for (var attempt = 0; attempt < SCALES.length; attempt++) {
                picture.pts(attempt).quality(SCALES[attempt] * FF_QP2LAMBDA);
                var jpeg = encoding.encode(picture);
                if (jpeg.length <= Snapshot.MAX_BYTES) {
                    return new Snapshot(jpeg, picture.width(), picture.height());
                }
            }
        }
        throw new IllegalStateException("no quantiser scale fits the snapshot's size");
    }

    /// The picture as a JPEG file of good quality, however big that is.
    static byte[] photo(AVFrame picture) {
        try (var encoding = new JpegEncoding(picture, SMALL)) {
            picture.pts(0).quality(PHOTO_SCALE * FF_QP2LAMBDA);
            return encoding.encode(picture);
        }
    }

    private byte[] encode(AVFrame picture) {
        succeeded(avcodec_send_frame(encoder, picture), "avcodec_send_frame");
        succeeded(avcodec_receive_packet(encoder, allocated(packet)), "avcodec_receive_packet");
        var jpeg = new byte[packet.size()];
        packet.data().get(jpeg, 0, jpeg.length);
        av_packet_unref(packet);
        return jpeg;
    }

    @Override
    public void close() {
        avcodec_free_context(encoder);
        av_packet_free(packet);
    }
}

package vn.giamsat.benchmark;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import vn.giamsat.probe.VideoCodec;

/// The other way to get at a key frame: libavformat's SDP demuxer with custom I/O, which is handed
/// the received RTP packets one by one. Only measured, never shipped.
final class SdpDemuxer implements AutoCloseable {
    private static final int BUFFER_BYTES = 65_536;

    /// Hands out the SDP, an end, then one packet at each call.
    private static final class Source extends Read_packet_Pointer_BytePointer_int {
        private List<byte[]> chunks = List.of();
        private int next;

        void offer(List<byte[]> ahead) {
            chunks = ahead;
            next = 0;
        }

        @Override
        public int call(Pointer opaque, BytePointer target, int room) {
            if (next == chunks.size()) {
                return AVERROR_EOF;
            }
            var chunk = chunks.get(next++);
            target.put(chunk, 0, chunk.length);
            return chunk.length;
        }
    }

    private final Source source = new Source();
    private final List<byte[]> description;

    SdpDemuxer(VideoCodec codec) {
        var encoding = codec == VideoCodec.H264 ? "H264" : "H265";
        var sdp =
                """
                v=0
                o=- 0 0 IN IP4 0.0.0.0
                s=-
                c=IN IP4 0.0.0.0
                t=0 0
                m=video 0 RTP/AVP 96
                a=rtpmap:96 %s/90000
                """;
        this.description = List.of(sdp.formatted(encoding).getBytes(StandardCharsets.US_ASCII));
    }

    /// Puts the key frame together and, if asked, decodes it with the settings that the service
    /// uses.
    ///
    /// @return the width of the decoded picture, or the size of the key frame
    int read(List<byte[]> packets, boolean decode) {
        var io = avio_alloc_context(buffer(), BUFFER_BYTES, 0, null, source, null, null);
        var input = avformat_alloc_context();
        input.pb(io);
        try {
            open(input);
            io.eof_reached(0);
            source.offer(packets);
            return decode ? decoded(input) : size(input);
        } finally {
            avformat_close_input(input);
            av_free(io.buffer());
            avio_context_free(io);
        }
    }

    private static BytePointer buffer() {
        return new BytePointer(av_malloc(BUFFER_BYTES));
    }

    private void open(AVFormatContext input) {
        source.offer(description);
        var options = new AVDictionary(null);
        av_dict_set(options, "sdp_flags", "custom_io", 0);
        var opened =
                avformat_open_input(input, (String) null, av_find_input_format("sdp"), options);
        av_dict_free(options);
        succeeded(opened);
    }

    private static int size(AVFormatContext input) {
        var packet = av_packet_alloc();
        var size = 0;
        while (av_read_frame(input, packet) >= 0) {
            size += packet.size();
            av_packet_unref(packet);
        }
        av_packet_free(packet);
        return size;
    }

    private static int decoded(AVFormatContext input) {
        var stream = input.streams(0).codecpar();
        var codec = avcodec_find_decoder(stream.codec_id());
        var decoder = avcodec_alloc_context3(codec);
        var packet = av_packet_alloc();
        var frame = av_frame_alloc();
        try {
            succeeded(avcodec_parameters_to_context(decoder, stream));
            decoder.thread_count(1).skip_loop_filter(AVDISCARD_ALL);
            succeeded(avcodec_open2(decoder, codec, (AVDictionary) null));
            feed(input, decoder, packet);
            succeeded(avcodec_receive_frame(decoder, frame));
            return frame.width();
        } finally {
            av_frame_free(frame);
            av_packet_free(packet);
            avcodec_free_context(decoder);
        }
    }

    private static void feed(AVFormatContext input, AVCodecContext decoder, AVPacket packet) {
        while (av_read_frame(input, packet) >= 0) {
            succeeded(avcodec_send_packet(decoder, packet));
            av_packet_unref(packet);
        }
        avcodec_send_packet(decoder, null);
    }

    private static void succeeded(int result) {
        if (result < 0) {
            throw new IllegalStateException("FFmpeg: " + result);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}

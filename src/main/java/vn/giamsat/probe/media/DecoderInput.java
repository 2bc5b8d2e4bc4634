package vn.giamsat.probe.media;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.VideoCodec;

/// What of a received key frame reaches the decoder: parameter sets and the slices of one picture,
/// or one JPEG file. Pure, until it is written into a packet.
///
/// Everything else (supplemental information, further layers, further pictures) is left out: it
/// adds nothing to the picture, and vendors fill it with data that a strict decoder refuses. How
/// often the decoder may pass over the picture is limited here, because a slice of ten bytes can
/// cost as much as a whole picture and a native call cannot be stopped.
record DecoderInput(byte[] bytes, List<Span> spans) {
    /// The most that H.265 allows at any level (table A.8).
    private static final int MAX_SLICES = 600;
    /// A progressive JPEG has about ten; cameras send one.
    private static final int MAX_SCANS = 64;

    private static final byte[] START_CODE = {0, 0, 0, 1};
    private static final int START_OF_SCAN = 0xDA;

    static DecoderInput of(EncodedPicture picture, PictureLimits limits)
            throws UndecodableException {
        var bytes = picture.bytes();
        if (bytes.length == 0) {
            throw new UndecodableException("no bytes");
        }
        refuseOver(limits.maxBytes(), bytes.length, "bytes");
        return picture.codec() == VideoCodec.MJPEG
                ? jpeg(bytes)
                : new DecoderInput(bytes, onePicture(bytes, picture.codec(), limits.maxPixels()));
    }

    private static DecoderInput jpeg(byte[] bytes) throws UndecodableException {
        var scans = 0;
        for (var at = 1; at < bytes.length; at++) {
            // Inside of entropy-coded data 0xFF is always followed by another byte.
            if ((bytes[at] & 0xFF) == START_OF_SCAN && (bytes[at - 1] & 0xFF) == 0xFF) {
                scans++;
            }
        }
        refuseOver(MAX_SCANS, scans, "scans");
        return new DecoderInput(bytes, List.of(new Span(0, bytes.length)));
    }

    private static List<Span> onePicture(byte[] bytes, VideoCodec codec, int maxPixels)
            throws UndecodableException {
        var kept = new ArrayList<Span>();
        var pictures = 0;
        var slices = 0;
        for (var span : AnnexB.units(bytes)) {
            var unit = Unit.of(codec, bytes, span);
            pictures += unit.beginsPicture() ? 1 : 0;
            slices += unit.slice() ? 1 : 0;
            // An H.264 frame may be coded as two fields, each with a first slice.
            if (pictures > (codec == VideoCodec.H264 ? 2 : 1)) {
                break;
            }
            if (unit.needed()) {
                refuseOver(maxPixels, SequenceSize.pixels(codec, bytes, span), "pixels");
                kept.add(span);
            }
        }
        if (slices == 0) {
            throw new UndecodableException("no slices");
        }
        refuseOver(MAX_SLICES, slices, "slices");
        return kept;
    }

    private static void refuseOver(int most, long count, String what) throws UndecodableException {
        if (count > most) {
            throw new UndecodableException("%d %s > %d".formatted(count, what, most));
        }
    }

    /// The size of what `write` writes.
    int size() {
        var size = 0;
        for (var span : spans) {
            size += span.length() + (whole() ? 0 : START_CODE.length);
        }
        return size;
    }

    void write(BytePointer target) {
        var at = 0L;
        for (var span : spans) {
            if (!whole()) {
                target.position(at).put(START_CODE, 0, START_CODE.length);
                at += START_CODE.length;
            }
            target.position(at).put(bytes, span.offset(), span.length());
            at += span.length();
        }
    }

    private boolean whole() {
        return spans.size() == 1 && spans.getFirst().length() == bytes.length;
    }
}

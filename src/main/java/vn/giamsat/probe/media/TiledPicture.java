package vn.giamsat.probe.media;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_plane;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_linesize;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_count_planes;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static vn.giamsat.probe.media.Ffmpeg.allocated;
import static vn.giamsat.probe.media.Ffmpeg.succeeded;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/// A picture that is put together from tiles of one size, each decoded on its own, and its native
/// memory. One thread, blocking.
final class TiledPicture implements AutoCloseable {
    private final PhotoFile photo;
    private final PhotoFile.Coded.Tiles coded;
    private final @Nullable AVFrame frame = av_frame_alloc();
    private int tileWidth;
    private int tileHeight;

    private TiledPicture(PhotoFile photo, PhotoFile.Coded.Tiles coded) {
        this.photo = photo;
        this.coded = coded;
    }

    /// @throws UndecodableException when a tile cannot be decoded, or the tiles do not fit
    static TiledPicture of(PhotoFile photo, PhotoFile.Coded.Tiles coded, int maxPixels)
            throws UndecodableException {
        var picture = new TiledPicture(photo, coded);
        try {
            picture.lay(maxPixels);
            return picture;
        } catch (Throwable failed) {
            picture.close();
            throw failed;
        }
    }

    /// All tiles together may be four times as big as what is shown of them: at least half of each
    /// row and column is seen.
    private void lay(int maxPixels) throws UndecodableException {
        var fair = 4 * photo.pixels() / coded.tiles().size() + 64 * 64;
        var limits = new PictureLimits((int) Math.min(maxPixels, fair), coded.mostBytes());
        for (var index = 0; index < coded.tiles().size(); index++) {
            try (var tile = Decoding.ofPhoto(coded.tiles().get(index), limits)) {
                lay(tile.picture(), index % coded.columns(), index / coded.columns());
            }
        }
    }

    private void lay(AVFrame tile, int column, int row) throws UndecodableException {
        if (column == 0 && row == 0) {
            begin(tile);
        }
        if (tile.width() != tileWidth
                || tile.height() != tileHeight
                || tile.format() != frame().format()) {
            throw new UndecodableException("tiles of several sizes");
        }
        for (var plane = 0; plane < av_pix_fmt_count_planes(tile.format()); plane++) {
            copy(tile, plane, column * tileWidth, row * tileHeight);
        }
    }

    private void begin(AVFrame tile) throws UndecodableException {
        tileWidth = tile.width();
        tileHeight = tile.height();
        demandFit(coded.columns(), tileWidth, photo.widthPixels());
        demandFit(coded.rows(), tileHeight, photo.heightPixels());
        frame().width(photo.widthPixels()).height(photo.heightPixels()).format(tile.format());
        frame().color_range(tile.color_range());
        succeeded(av_frame_get_buffer(frame(), 0), "av_frame_get_buffer");
    }

    private static void demandFit(int count, int tile, int whole) throws UndecodableException {
        if ((long) count * tile < whole
                || (long) (count - 1) * tile >= whole
                || tile % 2 != 0 && count > 1) {
            throw new UndecodableException("%d tiles of %d for %d".formatted(count, tile, whole));
        }
    }

    /// What of the tile is within the picture. Chroma planes may be smaller.
    private void copy(AVFrame tile, int plane, int left, int top) {
        var format = tile.format();
        var rowShift = plane == 0 ? 0 : av_pix_fmt_desc_get(format).log2_chroma_h() & 0xFF;
        var width = Math.min(tileWidth, photo.widthPixels() - left);
        var height = Math.min(tileHeight, photo.heightPixels() - top);
        var stride = frame().linesize(plane);
        var offset = (long) (top >> rowShift) * stride + av_image_get_linesize(format, left, plane);
        av_image_copy_plane(
                new BytePointer(frame().data(plane)).position(offset),
                stride,
                tile.data(plane),
                tile.linesize(plane),
                av_image_get_linesize(format, width, plane),
                -(-height >> rowShift));
    }

    /// The whole picture; valid until closed.
    AVFrame frame() {
        return allocated(frame);
    }

    @Override
    public void close() {
        av_frame_free(frame);
    }
}

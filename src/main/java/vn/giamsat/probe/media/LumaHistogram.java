package vn.giamsat.probe.media;

/// How often each luma occurs in a picture.
final class LumaHistogram {
    private final int[] counts = new int[256];
    private final double pixels;

    LumaHistogram(Plane luma) {
        var bytes = luma.bytes();
        for (var y = 0; y < luma.height(); y++) {
            var end = luma.row(y) + luma.width();
            for (var place = luma.row(y); place < end; place++) {
                counts[bytes[place] & 0xFF]++;
            }
        }
        pixels = (double) luma.width() * luma.height();
    }

    /// 0–255
    double mean() {
        var sum = 0.0;
        for (var luma = 0; luma < counts.length; luma++) {
            sum += (double) luma * counts[luma];
        }
        return sum / pixels;
    }

    /// Standard deviation, 0–128.
    double spread() {
        var mean = mean();
        var sum = 0.0;
        for (var luma = 0; luma < counts.length; luma++) {
            sum += (luma - mean) * (luma - mean) * counts[luma];
        }
        return Math.sqrt(sum / pixels);
    }

    /// Share of pixels of this luma or brighter, 0–1.
    double shareFrom(int least) {
        var sum = 0;
        for (var luma = least; luma < counts.length; luma++) {
            sum += counts[luma];
        }
        return sum / pixels;
    }
}

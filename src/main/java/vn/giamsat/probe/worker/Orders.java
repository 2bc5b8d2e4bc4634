package vn.giamsat.probe.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import vn.giamsat.probe.media.CheckThresholds;
import vn.giamsat.probe.media.DecoderSettings;
import vn.giamsat.probe.media.PictureLimits;

/// What a decoder process is told first, once.
///
/// @param memoryBytes that it may allocate
record Orders(long memoryBytes, DecoderSettings settings) implements Pipe.Message {
    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeLong(memoryBytes);
        var libraries = settings.libraries();
        out.writeUTF(libraries == null ? "" : libraries.toAbsolutePath().toString());
        write(settings.pictures(), out);
        write(settings.photos(), out);
        write(settings.thresholds(), out);
    }

    static Orders read(DataInputStream in) throws IOException {
        var memory = in.readLong();
        var libraries = in.readUTF();
        var pictures = limits(in);
        var photos = limits(in);
        return new Orders(
                memory,
                new DecoderSettings(
                        libraries.isEmpty() ? null : Path.of(libraries),
                        pictures,
                        thresholds(in),
                        photos));
    }

    private static void write(PictureLimits limits, DataOutputStream out) throws IOException {
        out.writeInt(limits.maxPixels());
        out.writeInt(limits.maxBytes());
    }

    private static PictureLimits limits(DataInputStream in) throws IOException {
        return new PictureLimits(in.readInt(), in.readInt());
    }

    private static void write(CheckThresholds thresholds, DataOutputStream out) throws IOException {
        out.writeInt(thresholds.blackLuma());
        out.writeDouble(thresholds.blackShare());
        out.writeDouble(thresholds.textShare());
        out.writeInt(thresholds.whiteLuma());
        out.writeDouble(thresholds.whiteShare());
        out.writeDouble(thresholds.brightMean());
        out.writeDouble(thresholds.uniformShare());
        out.writeDouble(thresholds.edgeShare());
        out.writeDouble(thresholds.edgeSharpness());
    }

    private static CheckThresholds thresholds(DataInputStream in) throws IOException {
        return new CheckThresholds(
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }
}

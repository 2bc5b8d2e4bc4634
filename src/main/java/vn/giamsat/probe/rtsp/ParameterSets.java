package vn.giamsat.probe.rtsp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The parameter sets that a decoder needs before a key frame. Those in the stream win over those
/// in the SDP, which are broken or old on some cameras (V380). Event loop of its probe only.
final class ParameterSets {
    private static final int MOST_OF_A_KIND = 16;
    private static final int LARGEST_BYTES = 4096; // real ones have tens of bytes
    private static final Map<NalSyntax, List<NalRole>> NEEDED =
            Map.of(
                    NalSyntax.H264,
                    List.of(NalRole.SEQUENCE_PARAMETERS, NalRole.PICTURE_PARAMETERS),
                    NalSyntax.H265,
                    List.of(
                            NalRole.VIDEO_PARAMETERS,
                            NalRole.SEQUENCE_PARAMETERS,
                            NalRole.PICTURE_PARAMETERS));

    private final NalSyntax syntax;
    private final Map<NalRole, List<byte[]>> announced = new EnumMap<>(NalRole.class);
    private final Map<NalRole, List<byte[]>> seen = new EnumMap<>(NalRole.class);

    ParameterSets(NalSyntax syntax) {
        this.syntax = syntax;
    }

    /// Takes the sets of an SDP (RFC 6184 section 8.1, RFC 7798 section 7.1): Base64, with commas.
    /// What is no parameter set is dropped.
    void announce(String sets) {
        for (var set : sets.split(",")) {
            for (var unit : AnnexB.units(Slice.of(decoded(set.strip())))) {
                keep(announced, unit);
            }
        }
    }

    void see(Slice unit) {
        keep(seen, unit);
    }

    boolean isComplete() {
        return NEEDED.get(syntax).stream().noneMatch(kind -> of(kind).isEmpty());
    }

    /// All of them in Annex B form, in the order that decoders need.
    void appendTo(PictureBytes picture) {
        for (var kind : NEEDED.get(syntax)) {
            for (var unit : of(kind)) {
                picture.append(AnnexB.startCode());
                picture.append(Slice.of(unit));
            }
        }
    }

    /// As the newest sequence parameter set has it.
    VideoShape shape() {
        return shape(of(NalRole.SEQUENCE_PARAMETERS));
    }

    /// As the SDP has it, for streams whose own sets are not to be believed.
    VideoShape announcedShape() {
        return shape(announced.getOrDefault(NalRole.SEQUENCE_PARAMETERS, List.of()));
    }

    private VideoShape shape(List<byte[]> sets) {
        if (sets.isEmpty()) {
            return VideoShape.UNKNOWN;
        }
        var newest = Slice.of(sets.getLast());
        return switch (syntax) {
            case H264 -> H264Parameters.shape(newest);
            case H265 -> H265Parameters.shape(newest);
        };
    }

    private List<byte[]> of(NalRole kind) {
        var inBand = seen.getOrDefault(kind, List.of());
        return inBand.isEmpty() ? announced.getOrDefault(kind, List.of()) : inBand;
    }

    /// Keeps each set once, the newest last: a decoder lets a later set replace one of the same id.
    private void keep(Map<NalRole, List<byte[]>> sets, Slice unit) {
        var role = syntax.role(unit);
        if (!role.isParameterSet() || unit.length() > LARGEST_BYTES) {
            return;
        }
        var bytes = unit.copy();
        var known = sets.computeIfAbsent(role, kind -> new ArrayList<>());
        known.removeIf(other -> Arrays.equals(other, bytes));
        known.add(bytes);
        if (known.size() > MOST_OF_A_KIND) {
            known.removeFirst();
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }
}

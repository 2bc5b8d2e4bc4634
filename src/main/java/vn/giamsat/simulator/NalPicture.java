package vn.giamsat.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One access unit: slices, with the parameter sets that stand before a key frame.
///
/// @param units without start codes; shared, never changed
record NalPicture(NalSyntax syntax, List<byte[]> units) implements CodedPicture {
    NalPicture {
        units = List.copyOf(units);
    }

    /// Cuts the units of a scene file into pictures.
    static List<NalPicture> pictures(NalSyntax syntax, List<byte[]> units) {
        var pictures = new ArrayList<NalPicture>();
        var current = new ArrayList<byte[]>();
        var hasSlice = false;
        for (var unit : units) {
            if (hasSlice && (!syntax.isSlice(unit) || syntax.isFirstSlice(unit))) {
                pictures.add(new NalPicture(syntax, current));
                current.clear();
                hasSlice = false;
            }
            current.add(unit);
            hasSlice = hasSlice || syntax.isSlice(unit);
        }
        pictures.add(new NalPicture(syntax, current));
        return pictures;
    }

    @Override
    public boolean isKey() {
        return units.stream().anyMatch(syntax::isKeySlice);
    }

    @Override
    public List<byte[]> payloads() {
        return units.stream().flatMap(unit -> payloads(unit).stream()).toList();
    }

    @Override
    public NalPicture corrupted() {
        return new NalPicture(syntax, units.stream().map(this::corrupted).toList());
    }

    @Override
    public NalPicture withoutKeySlices() {
        return only(unit -> !syntax.isKeySlice(unit));
    }

    @Override
    public NalPicture withoutParameterSets() {
        return only(syntax::isSlice);
    }

    private NalPicture only(Predicate<byte[]> wanted) {
        return new NalPicture(syntax, units.stream().filter(wanted).toList());
    }

    private List<byte[]> payloads(byte[] unit) {
        if (unit.length <= MOST_PAYLOAD_BYTES) {
            return List.of(unit);
        }
        var most = MOST_PAYLOAD_BYTES - syntax.headerBytes() - 1;
        var payloads = new ArrayList<byte[]>();
        for (var offset = syntax.headerBytes(); offset < unit.length; offset += most) {
            payloads.add(syntax.fragment(unit, offset, Math.min(most, unit.length - offset)));
        }
        return payloads;
    }

    /// It still looks like the slice it was, but decoders stumble at its header: they do not notice
    /// all damage to what follows.
    private byte[] corrupted(byte[] unit) {
        if (!syntax.isSlice(unit)) {
            return unit;
        }
        var corrupted = Damage.flipped(unit, syntax.headerBytes() + 1);
        corrupted[syntax.headerBytes()] &= syntax.headBits();
        return corrupted;
    }
}

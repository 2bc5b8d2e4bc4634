package vn.giamsat.probe.rtsp;

import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.VideoCodec;

/// Puts an H.264 or H.265 key frame together. A picture ends at the marker bit or where the
/// timestamp changes; slices that follow a marker with the same timestamp still belong to it, since
/// some cameras set the marker on every packet. Only bytes of key frames are copied. Lenient as
/// camera-probing.md pitfalls 42 to 44 ask. Event loop of its probe only.
final class NalAssembler implements PictureAssembler, NalSink {
    private final NalSyntax syntax;
    private final NalPayload payloads;
    private final ParameterSets sets;
    private final AccessUnit access;
    private final KeyFrames keyFrames = new KeyFrames();
    private final Plausibility plausibility = new Plausibility();
    private final Unit open = new Unit();

    private boolean started;
    private boolean parametersMissed;
    private @Nullable EncodedPicture picture;
    private int pictureTimestamp;

    /// The unit that is being taken in.
    private static final class Unit {
        private boolean active;
        private boolean kept;
        private NalRole role = NalRole.INVALID;
        private int mark;
    }

    private NalAssembler(
            NalSyntax syntax, NalPayload payloads, ParameterSets sets, int limitBytes) {
        this.syntax = syntax;
        this.payloads = payloads;
        this.sets = sets;
        this.access = new AccessUnit(limitBytes);
    }

    static NalAssembler of(VideoTrack track, int limitBytes) {
        var parameters = track.parameters();
        if (track.codec() == VideoCodec.H264) {
            var sets = new ParameterSets(NalSyntax.H264);
            sets.announce(parameters.getOrDefault("sprop-parameter-sets", ""));
            return new NalAssembler(NalSyntax.H264, new H264Payload(), sets, limitBytes);
        }
        var sets = new ParameterSets(NalSyntax.H265);
        for (var name : new String[] {"sprop-vps", "sprop-sps", "sprop-pps"}) {
            sets.announce(parameters.getOrDefault(name, ""));
        }
        var ordered = !parameters.getOrDefault("sprop-max-don-diff", "0").matches("0*");
        return new NalAssembler(NalSyntax.H265, new H265Payload(ordered), sets, limitBytes);
    }

    @Override
    public void add(RtpPacket packet, boolean afterGap) {
        if (afterGap) {
            access.spoil(); // maybe only the end of the last picture, if it has had no marker
        }
        if (!started || packet.timestamp() != access.timestamp()) {
            endUnit();
            offer();
            access.begin(packet.timestamp());
            started = true;
        }
        payloads.unpack(packet.payload(), this);
        if (packet.marker()) {
            endUnit();
            offer();
        }
    }

    @Override
    public void unit(Slice unit) {
        endUnit();
        if (AnnexB.startsWithCode(unit)) {
            AnnexB.units(unit).forEach(this::single);
        } else {
            single(unit);
        }
    }

    @Override
    public void firstFragment(int header, Slice data) {
        endUnit();
        var headerBytes =
                syntax.headerBytes() == 1
                        ? new byte[] {(byte) header}
                        : new byte[] {(byte) (header >> 8), (byte) header};
        openUnit(syntax.role(header));
        take(Slice.of(headerBytes));
        take(data);
    }

    @Override
    public void nextFragment(Slice data) {
        if (!open.active) {
            access.spoil(); // its beginning is lost
        }
        take(data);
    }

    @Override
    public void lastFragment() {
        endUnit();
    }

    @Override
    public void invalid() {
        plausibility.count(false);
        access.spoil();
    }

    @Override
    public @Nullable EncodedPicture picture() {
        return picture;
    }

    @Override
    public Failure absence() {
        if (!plausibility.isGiven()) {
            return new Failure(FailureCode.ENCRYPTED_PAYLOAD);
        }
        return new Failure(parametersMissed ? FailureCode.PARAM_MISSING : FailureCode.NO_KEYFRAME);
    }

    @Override
    public VideoShape shape() {
        return plausibility.isGiven() ? sets.shape() : sets.announcedShape();
    }

    @Override
    public @Nullable Integer keyFrameInterval() {
        return keyFrames.interval();
    }

    private void single(Slice unit) {
        openUnit(syntax.role(unit));
        take(unit);
        endUnit();
    }

    private void openUnit(NalRole role) {
        plausibility.count(role != NalRole.INVALID);
        open.active = true;
        open.role = role;
        open.mark = access.bytes().length();
        open.kept = isWanted(role);
        if (open.kept) {
            take(AnnexB.startCode());
        }
    }

    /// Before the picture is found, all but the slices of dependent pictures; afterwards nothing
    /// but what may still belong to it.
    private boolean isWanted(NalRole role) {
        return switch (role) {
            case INVALID -> false;
            case SLICE -> access.isRecovering() && !isLate();
            default -> !isLate();
        };
    }

    private boolean isLate() {
        return picture != null && pictureTimestamp != access.timestamp();
    }

    private void take(Slice data) {
        if (open.active && open.kept) {
            access.bytes().append(data);
        }
    }

    private void endUnit() {
        if (!open.active) {
            return;
        }
        open.active = false;
        if (open.role == NalRole.KEY_SLICE) {
            keyFrames.seen(access.timestamp());
        }
        if (!open.kept || access.bytes().isOverflowed()) {
            return;
        }
        var unit = access.bytes().since(open.mark + AnnexB.startCode().length());
        if (open.role.isSlice()) {
            endSlice(unit);
        } else {
            endOther(unit.copy());
        }
    }

    private void endSlice(Slice slice) {
        if (open.role == NalRole.KEY_SLICE && !syntax.mayStandAlone(slice)) {
            plausibility.retract();
            access.spoil();
            return;
        }
        var first = syntax.startsPicture(slice);
        var alone = open.role == NalRole.KEY_SLICE || SliceHeader.isIntra(slice);
        if (first && access.wasOffered()) {
            // The next picture already, of a camera whose timestamps stand still.
            var next = Slice.of(slice.copy());
            access.begin(access.timestamp());
            access.append(next);
        }
        access.sliced(first, alone);
    }

    /// Parameter sets and messages leave the picture's bytes again. Some cameras put whole access
    /// units behind a parameter set, with start codes between (V380).
    private void endOther(byte[] unit) {
        var role = open.role;
        access.bytes().backTo(open.mark);
        var units = AnnexB.units(Slice.of(unit));
        if (units.size() > 1) {
            units.forEach(this::single);
        } else if (role.isParameterSet()) {
            units.forEach(sets::see);
        } else if (role == NalRole.SUPPLEMENT && syntax == NalSyntax.H264) {
            units.stream().filter(RecoveryPoint::isImmediate).forEach(access::recover);
        }
    }

    private void offer() {
        if (!access.isWorthOffering() || isLate()) {
            return;
        }
        access.offered();
        parametersMissed = !sets.isComplete();
        if (!parametersMissed && plausibility.isGiven()) {
            pictureTimestamp = access.timestamp();
            picture = new EncodedPicture(syntax.codec(), annexB());
        }
    }

    private byte[] annexB() {
        var whole = new PictureBytes(Integer.MAX_VALUE);
        sets.appendTo(whole);
        whole.append(access.bytes().since(0));
        return whole.since(0).copy();
    }
}

package vn.giamsat.entry;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/// When an object of a native binary is old, and whether young ones come quickly
/// ([KeptMemorySubstitution]).
///
/// An object is old after four young collections, as long as there is room for survivors (an eighth
/// of the young generation). The policy Proportionate of GraalVM 25 counts the room of the youngest
/// survivors over and over, and when they fill more than half of it, what survives its very first
/// collection is old: all that was under way at that moment. With 100,000 cameras that was half a
/// gigabyte of old objects a minute, dead a second later, and a full collection of more than a
/// second each minute.
@TargetClass(className = "com.oracle.svm.core.genscavenge.ProportionateSpacesPolicy")
final class ProportionateSubstitution {
    @Substitute
    private void adjustDesiredTenuringThreshold() {
        Object policy = this; // in the binary each class stands for the one that it is put into
        ((KeptMemorySubstitution) policy).tenuringThreshold = 5; // age + 1
    }

    @Substitute
    public void onCollectionBegin(boolean isComplete, long nowNanos) {
        if (!isComplete) { // which follows a young one at once
            Object policy = this;
            var eden = ((KeptMemorySubstitution) policy).edenSize;
            AllocationPace.collects(nowNanos, eden.rawValue());
        }
    }
}

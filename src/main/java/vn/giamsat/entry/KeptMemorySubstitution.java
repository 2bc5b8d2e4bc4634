package vn.giamsat.entry;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.graalvm.word.UnsignedWord;

/// How much memory a collection of a native binary keeps for the young objects that come next. The
/// policy Proportionate of GraalVM 25 kept none, as it never learns how many young objects are in
/// chunks of the usual size: each collection gave the young generation back to the system, which
/// then had to clear every page of it anew (22,000 faults a second with 334 probes, half of them
/// pictures). No more is kept than `-XX:MaxHeapFree` says.
@TargetClass(className = "com.oracle.svm.core.genscavenge.AbstractCollectionPolicy")
final class KeptMemorySubstitution {
    @Alias private UnsignedWord edenSize;
    @Alias private UnsignedWord survivorSize;

    /// From this age on an object is old; see [TenuringSubstitution].
    @Alias int tenuringThreshold;

    @Substitute
    public UnsignedWord getMaximumFreeAlignedChunksSize() {
        return edenSize.add(survivorSize);
    }
}

package vn.giamsat.entry;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.graalvm.word.UnsignedWord;
import org.graalvm.word.WordFactory;

/// How much memory a collection of a native binary keeps for the young objects that come next: all
/// that they may take while they come quickly ([AllocationPace]), else 1 MB. What is given back has
/// to be cleared by the system, page by page, before it is written again, which in a virtual
/// machine was two thirds of what a request cost. A service that is idle stays small.
///
/// Where young objects have little room, as in decoders, it is always kept. A decoder that judges
/// sixty pictures a second was now quick and now not, and took twice as much then.
///
/// The policy Proportionate of GraalVM 25 keeps none, as it never learns how many young objects are
/// in chunks of the usual size. `-XX:MaxHeapFree` says what is kept at most.
@TargetClass(className = "com.oracle.svm.core.genscavenge.AbstractCollectionPolicy")
final class KeptMemorySubstitution {
    @Alias UnsignedWord edenSize;
    @Alias private UnsignedWord survivorSize;

    /// From this age on an object is old; see [ProportionateSubstitution].
    @Alias int tenuringThreshold;

    @Substitute
    public UnsignedWord getMaximumFreeAlignedChunksSize() {
        return AllocationPace.isQuick() || AllocationPace.isLittle(edenSize.rawValue())
                ? edenSize.add(survivorSize)
                : WordFactory.unsigned(1 << 20);
    }
}

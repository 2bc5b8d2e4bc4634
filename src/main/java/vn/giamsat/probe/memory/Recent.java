package vn.giamsat.probe.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;

/// What the last five pictures of a camera had, the newest first; those without a fault are empty.
record Recent(List<Optional<FailureCode>> faults) {
    static final Recent NONE = new Recent(List.of());
    static final int PICTURES = 5;

    Recent {
        faults = List.copyOf(faults);
    }

    Recent with(@Nullable FailureCode fault) {
        var longer = new ArrayList<>(faults);
        longer.addFirst(Optional.ofNullable(fault));
        return new Recent(longer.subList(0, Math.min(PICTURES, longer.size())));
    }

    /// How many of them had this fault.
    long count(FailureCode fault) {
        return faults.stream().flatMap(Optional::stream).filter(fault::equals).count();
    }
}

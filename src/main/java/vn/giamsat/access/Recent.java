package vn.giamsat.access;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that forgets what was not touched for longest, so that no client can fill the memory. Not
/// for several threads.
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private final int most;

    /// @param most entries that are kept
    Recent(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}

package vn.giamsat.photo;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// All stores by their kind: photos stay where they were kept when another one is chosen.
@ApplicationScoped
class PhotoStores {
    private final Map<PhotoStore.Kind, PhotoStore> byKind = new EnumMap<>(PhotoStore.Kind.class);
    private final PhotoStore.Kind chosen;

    PhotoStores(@All List<PhotoStore> stores, PhotoConfig config) {
        stores.forEach(store -> byKind.put(store.kind(), store));
        this.chosen = config.store();
    }

    /// Where new photos go.
    PhotoStore chosen() {
        return of(chosen);
    }

    PhotoStore of(PhotoStore.Kind kind) {
        return byKind.get(kind);
    }
}

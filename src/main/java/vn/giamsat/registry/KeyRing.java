package vn.giamsat.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.giamsat.registry.SealingKey.Found;

/// The keys of camera logins: the current one seals, older ones still open what they sealed.
record KeyRing(SealingKey current, Map<String, SealingKey> keys) {
    KeyRing {
        keys = Map.copyOf(keys);
    }

    /// @param current name of the key that seals; empty where there is no choice
    /// @throws IllegalArgumentException naming all that is wrong, without a secret
    static KeyRing of(List<Found> found, Optional<String> current) {
        if (found.isEmpty()) {
            throw new IllegalArgumentException(SealConfig.MISSING);
        }
        List<String> complaints = new ArrayList<>();
        Map<String, SealingKey> keys = new LinkedHashMap<>();
        found.forEach(each -> add(keys, each, complaints));
        complaints.addAll(twins(keys));
        var named = current.or(() -> onlyOf(found));
        if (named.isEmpty()) {
            complaints.add("giamsat.credentials.current is not set: " + choice(keys));
        } else if (found.stream().noneMatch(each -> each.id().equals(named.get()))) {
            complaints.add(
                    "giamsat.credentials.current names %s, which is not in the ring: %s"
                            .formatted(named.get(), choice(keys)));
        }
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", complaints));
        }
        return new KeyRing(keys.get(named.orElseThrow()), keys);
    }

    private static Optional<String> onlyOf(List<Found> found) {
        return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
    }

    private static String choice(Map<String, SealingKey> keys) {
        return "name one of " + keys.keySet().stream().sorted().toList();
    }

    private static void add(Map<String, SealingKey> keys, Found found, List<String> complaints) {
        try {
            if (keys.putIfAbsent(found.id(), SealingKey.of(found)) != null) {
                complaints.add(
                        "the key %s stands twice, once in %s: remove one of them"
                                .formatted(found.id(), found.origin()));
            }
        } catch (IllegalArgumentException wrong) {
            complaints.add(wrong.getMessage());
        }
    }

    /// Two names for one key: whoever meant to rotate it has not.
    private static List<String> twins(Map<String, SealingKey> keys) {
        return keys.values().stream()
                .collect(Collectors.groupingBy(SealingKey::secret))
                .values()
                .stream()
                .filter(same -> same.size() > 1)
                .map(
                        same ->
                                "%s are one and the same key: make another with `openssl rand -base64 32`"
                                        .formatted(ids(same)))
                .toList();
    }

    private static List<String> ids(List<SealingKey> keys) {
        return keys.stream().map(SealingKey::id).sorted().toList();
    }

    Optional<SealingKey> named(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /// Names of the keys that no longer seal.
    Set<String> older() {
        return keys.keySet().stream()
                .filter(id -> !id.equals(current.id()))
                .collect(Collectors.toUnmodifiableSet());
    }
}

package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyedDigestTest {
    private static final String KEY = "dGVzdC1rZXktdGVzdC1rZXktdGVzdC1rZXktMTIzNDU=";
    private static final String OTHER_KEY = "b3RoZXIta2V5LW90aGVyLWtleS1vdGhlci1rZXktMTI=";
    private static final String REQUEST = "POST /api/v1/facilities\nnever-told";

    /// Computed by another implementation (Python's hmac).
    @Test
    void isAnHmacByAKeyDerivedFromTheRings() {
        assertThat(digest("k1", Map.of("k1", KEY)).of(REQUEST))
                .containsExactly(
                        "de6d3004db6f5cc661e7a6214c6284cb9e151c544d58793f91f0941669d323fc");
    }

    @Test
    void tellsRequestsApart() {
        var digest = digest("k1", Map.of("k1", KEY));

        assertThat(digest.of(REQUEST)).isEqualTo(digest.of(REQUEST));
        assertThat(digest.of(REQUEST + " ")).doesNotContainAnyElementsOf(digest.of(REQUEST));
    }

    /// What was stored before a rotation is known after it, as long as the older key is there.
    @Test
    void beginsWithTheCurrentKeysAndKnowsTheOlderKeys() {
        // Given
        var before = digest("k1", Map.of("k1", KEY)).of(REQUEST).getFirst();
        // When
        var after = digest("k2", Map.of("k1", KEY, "k2", OTHER_KEY)).of(REQUEST);
        // Then
        assertThat(after).hasSize(2).endsWith(before);
        assertThat(after.getFirst())
                .isEqualTo(digest("k2", Map.of("k2", OTHER_KEY)).of(REQUEST).getFirst());
    }

    private static KeyedDigest digest(String current, Map<String, String> ring) {
        return new KeyedDigest(RegistryFixture.ring(current, ring));
    }
}

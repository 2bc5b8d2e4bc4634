package vn.giamsat.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;

class ShardTest {
    @Test
    void isTheSameInTheDatabase() {
        // Given
        var ids =
                Stream.concat(
                                Stream.generate(UUID::randomUUID).limit(500),
                                Stream.of(new UUID(0, 0), new UUID(-1, -1)))
                        .toList();
        var asked = ids.stream().map(id -> "'" + id + "'::uuid").collect(Collectors.joining(","));
        try (var database = new MigratedDatabase()) {
            // When
            var computed =
                    database.owner.single(
                            "select string_agg(camera_shard(id)::text, ',' order by n)"
                                    + " from unnest(array[%s]) with ordinality as t (id, n)"
                                            .formatted(asked));
            // Then
            assertThat(computed.split(","))
                    .isEqualTo(
                            ids.stream()
                                    .map(id -> Integer.toString(Shard.of(id)))
                                    .toArray(String[]::new));
        }
    }

    @Test
    void holdsItsPartOfCamerasWhoseIdsDifferInOnePlaceOnly() {
        // When
        var sizes =
                LongStream.range(0, 100_000)
                        .mapToObj(number -> Shard.of(new UUID(0x0193_0000_0000_7000L, number)))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        // Then: 390 each, with a standard deviation of 20
        assertThat(sizes).hasSize(Shard.COUNT);
        assertThat(sizes.values()).allSatisfy(size -> assertThat(size).isBetween(270L, 510L));
    }
}

package vn.giamsat.health;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.Viewpoint;

/// Reads and writes what is remembered of cameras, and reads what people approved that they show.
/// As the prober, many rows per statement; a camera that is gone is left out. Event loop.
@ApplicationScoped
class MemoryStore {
    private static final String STORED =
            "select camera_id, memory from camera_memory where camera_id = any($1)";

    private static final String APPROVED =
            "select camera_id, by_day, viewpoint from reference_picture where camera_id = any($1)";

    private static final String WRITE =
            """
            insert into camera_memory (camera_id, memory)
            select c.id, n.memory
              from unnest($1::uuid[], $2::bytea[]) as n (camera_id, memory)
              join camera c on c.id = n.camera_id
             order by c.id
                on conflict (camera_id) do update set memory = excluded.memory\
            """;

    private final ScopedTransaction transactions;

    MemoryStore(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    Uni<Map<UUID, byte[]>> stored(List<UUID> cameraIds) {
        return transactions.read(
                new Viewer.Prober(),
                connection ->
                        connection
                                .preparedQuery(STORED)
                                .execute(Tuple.of(cameraIds.toArray(UUID[]::new)))
                                .map(
                                        rows -> {
                                            var stored = new HashMap<UUID, byte[]>();
                                            rows.forEach(
                                                    row ->
                                                            stored.put(
                                                                    row.getUUID("camera_id"),
                                                                    row.getBuffer("memory")
                                                                            .getBytes()));
                                            return stored;
                                        }));
    }

    /// What people approved that these cameras show; nothing of those where they approved nothing.
    Uni<Map<UUID, List<Viewpoint>>> approved(List<UUID> cameraIds) {
        return transactions
                .rows(
                        new Viewer.Prober(),
                        APPROVED,
                        Tuple.of(cameraIds.toArray(UUID[]::new)),
                        MemoryStore::reference)
                .map(
                        rows ->
                                rows.stream()
                                        .flatMap(Optional::stream)
                                        .collect(
                                                groupingBy(
                                                        Reference::cameraId,
                                                        mapping(Reference::viewpoint, toList()))));
    }

    private record Reference(UUID cameraId, Viewpoint viewpoint) {}

    private static Optional<Reference> reference(Row row) {
        return Viewpoint.read(row.getBoolean("by_day"), row.getBuffer("viewpoint").getBytes())
                .map(viewpoint -> new Reference(row.getUUID("camera_id"), viewpoint));
    }

    Uni<Void> write(Map<UUID, byte[]> memories) {
        var ids = memories.keySet().toArray(UUID[]::new);
        var bytes =
                Arrays.stream(ids)
                        .map(id -> Buffer.buffer(memories.get(id)))
                        .toArray(Buffer[]::new);
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection ->
                        connection
                                .preparedQuery(WRITE)
                                .execute(Tuple.of(ids, bytes))
                                .replaceWithVoid());
    }
}

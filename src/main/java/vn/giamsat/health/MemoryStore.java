package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Reads and writes what is remembered of cameras, as the prober, many rows per statement; a camera
/// that is gone is left out. Event loop.
@ApplicationScoped
class MemoryStore {
    private static final String STORED =
            "select camera_id, memory from camera_memory where camera_id = any($1)";

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

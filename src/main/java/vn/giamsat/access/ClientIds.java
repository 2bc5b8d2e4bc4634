package vn.giamsat.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Ids;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Sha256;
import vn.giamsat.shared.Violation;

/// Which ids a client may give to new rows. Their last 48 bits are the login's node, which `GET
/// /me` tells (RFC 9562 section 6.4 has such nodes in version 8). So nobody names a row of somebody
/// else, by chance or on purpose, and that an id is in use is told to none but who made it.
public final class ClientIds {
    private static final int NODE_BYTES = 6;
    private static final long NODE_BITS = 0xFFFF_FFFF_FFFFL;

    /// Null for any id.
    private final @Nullable Long node;

    private ClientIds(@Nullable Long node) {
        this.node = node;
    }

    /// Who acts for the whole nation may bring any id, because no row is out of that scope.
    ///
    /// @param scope where the viewer makes rows
    public static ClientIds of(Viewer viewer, Scope scope) {
        return switch (viewer) {
            case Viewer.Person person ->
                    scope instanceof Scope.Nation ? new ClientIds(null) : own(person);
            case Viewer.Administrator _,
                    Viewer.Sealer _,
                    Viewer.Sweeper _,
                    Viewer.Notifier _,
                    Viewer.Counter _,
                    Viewer.Verifier _,
                    Viewer.Keeper _,
                    Viewer.Prober _ ->
                    new ClientIds(null);
        };
    }

    /// For rows of which even the nation sees nobody else's.
    public static ClientIds own(Viewer.Person person) {
        return new ClientIds(HexFormat.fromHexDigitsToLong(node(person)));
    }

    /// What the ids end in that this login's clients make: 12 hex digits, lower case. The same
    /// whatever the person is appointed to, as it is with uploads and keys of requests. It comes
    /// from the token's `sub`, which is told to the nation only, and not from the register, where a
    /// person may be in the list of another province that is not to be known.
    public static String node(Viewer.Person person) {
        var hash = Sha256.of(("giamsat id node " + person.subject()).getBytes(UTF_8));
        return HexFormat.of().formatHex(hash, 0, NODE_BYTES);
    }

    /// The id that the client made for a new row, else a fresh one.
    ///
    /// @throws Problem INVALID_INPUT for an id with another node, whether it is in use or not
    public UUID given(@Nullable UUID made) {
        if (made == null) {
            return Ids.fresh();
        }
        demand("id", made);
        return made;
    }

    /// @param field of the request that has the id
    /// @throws Problem INVALID_INPUT as of [#given]
    public void demand(String field, UUID made) {
        fault(field, made)
                .ifPresent(
                        foreign -> {
                            throw Problem.invalid(foreign);
                        });
    }

    /// What is wrong with the id, if anything.
    public Optional<Violation> fault(String field, UUID made) {
        return node == null || (made.getLeastSignificantBits() & NODE_BITS) == node
                ? Optional.empty()
                : Optional.of(Violation.of(field, "own-id"));
    }
}

package vn.giamsat.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Ids;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Sha256;
import vn.giamsat.shared.Violation;

/// Ids that clients make while they are offline. Their last 48 bits are the person's node, which
/// `GET /me` tells (RFC 9562 section 6.4 has such nodes in any version of UUID), so nobody names a
/// row of somebody else by chance or on purpose: that an id is in use is told only to who made it.
/// Who acts for the whole nation may bring any id, because no row is out of that scope.
public final class ClientIds {
    private static final int NODE_BYTES = 6;
    private static final long NODE_BITS = 0xFFFF_FFFF_FFFFL;

    private ClientIds() {}

    /// What the ids end in that this person makes: 12 hex digits, lower case. The same for as long
    /// as the person is in the register, whatever login it has; who has made a row cannot be read
    /// from it without knowing the person's id.
    public static String node(Viewer.Person person) {
        var id = person.id();
        var holder = id == null ? person.subject() : id.toString();
        var hash = Sha256.of(("giamsat id node " + holder).getBytes(UTF_8));
        return HexFormat.of().formatHex(hash, 0, NODE_BYTES);
    }

    /// The id that the client made for a new row, else a fresh one.
    ///
    /// @param scope where the viewer makes the row
    /// @throws Problem INVALID_INPUT for an id with another node, whether it is in use or not
    public static UUID given(@Nullable UUID made, Viewer viewer, Scope scope) {
        if (made != null && !mayBring(made, viewer, scope)) {
            throw Problem.invalid(foreign("id"));
        }
        return Ids.given(made);
    }

    /// Whether the viewer may enter something under this id there.
    public static boolean mayBring(UUID id, Viewer viewer, Scope scope) {
        return scope instanceof Scope.Nation
                || scope instanceof Scope.Administration
                || !(viewer instanceof Viewer.Person person)
                || isOwn(id, person);
    }

    /// For what even the nation does not see of other people.
    ///
    /// @param field of the request
    /// @throws Problem INVALID_INPUT for an id with another node
    public static void demandOwn(String field, UUID id, Viewer.Person person) {
        if (!isOwn(id, person)) {
            throw Problem.invalid(foreign(field));
        }
    }

    private static boolean isOwn(UUID id, Viewer.Person person) {
        var bits = id.getLeastSignificantBits() & NODE_BITS;
        return bits == HexFormat.fromHexDigitsToLong(node(person));
    }

    /// What is told of an id with another node.
    public static Violation foreign(String field) {
        return Violation.of(field, "own-id");
    }
}

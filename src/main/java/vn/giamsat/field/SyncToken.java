package vn.giamsat.field;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Right;
import vn.giamsat.access.Viewer;
import vn.giamsat.field.SyncPlace.Following;
import vn.giamsat.field.SyncPlace.Listing;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Sha256;

/// How far a client has read, and as whom; opaque to clients. It opens nothing: rows are read in
/// the viewer's own scope, whatever the token says, so it is not signed. One that was given to
/// somebody else, or when the person might see other rows, only makes the client begin anew.
///
/// @param viewer digest of the person, what it sees, and as what it is appointed
record SyncToken(String viewer, SyncPlace place) {
    private static final int DIGITS = 16;
    private static final int MAX_LENGTH = 200;
    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9a-f]{16}) (?:([0-9]{1,18}) ([0-9]{1,18})|([0-9]{1,18}) ([A-Z]{4,8})"
                            + " ([0-9a-f-]{36}))");

    /// A place that this viewer has read to.
    static SyncToken of(Viewer.Person viewer, SyncPlace place) {
        return new SyncToken(digest(viewer), place);
    }

    /// Reads what a client sent back.
    ///
    /// @throws Problem INVALID_CURSOR when it is none of ours
    static SyncToken parse(String text) {
        try {
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("too long");
            }
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            var found = FORM.matcher(plain);
            if (!found.matches()) {
                throw new IllegalArgumentException("other form");
            }
            return new SyncToken(found.group(1), place(found::group));
        } catch (IllegalArgumentException notOurs) {
            throw new Problem(ErrorCode.INVALID_CURSOR);
        }
    }

    private static SyncPlace place(IntFunction<String> group) {
        return group.apply(2) == null
                ? new Listing(
                        Long.parseLong(group.apply(4)),
                        ChangeKind.valueOf(group.apply(5)),
                        UUID.fromString(group.apply(6)))
                : new Following(Long.parseLong(group.apply(2)), Long.parseLong(group.apply(3)));
    }

    /// Whether this viewer would be given such a token now.
    boolean isOf(Viewer.Person asking) {
        return viewer.equals(digest(asking));
    }

    String text() {
        var plain =
                switch (place) {
                    case Following(var transaction, var number) ->
                            "%s %d %d".formatted(viewer, transaction, number);
                    case Listing(var horizon, var kind, var after) ->
                            "%s %d %s %s".formatted(viewer, horizon, kind, after);
                };
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    private static String digest(Viewer.Person viewer) {
        var right = viewer.right(Permission.READ);
        var scope = right.scope();
        var seen =
                Stream.of(
                                List.of(viewer.subject(), scope.databaseRole(), scope.enterprise()),
                                sorted(scope.provinces().stream()),
                                sorted(scope.facilities().stream().map(UUID::toString)),
                                roles(right))
                        .map(part -> String.join(",", part))
                        .collect(Collectors.joining("\n"));
        return Sha256.hex(seen).substring(0, DIGITS);
    }

    /// They decide what there is to do.
    private static List<String> roles(Right right) {
        return sorted(right.appointments().stream().map(Appointment::role).map(Enum::name));
    }

    private static List<String> sorted(Stream<String> words) {
        return words.distinct().sorted().toList();
    }
}

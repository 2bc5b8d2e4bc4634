package vn.giamsat.notice;

import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.access.Viewer;

/// As whom a person keeps destinations, and sees what became of what was sent: administrators keep
/// all, as the database's role of theirs, because all national roles share a level; who leads in a
/// province keeps that province's.
public final class Keeping {
    private Keeping() {}

    static Viewer by(Viewer.Person person) {
        return person.scope(Permission.KEEP_WEBHOOKS) instanceof Scope.Nation
                ? new Viewer.Administrator(person)
                : person;
    }

    /// Where the person may do so.
    public static Scope scope(Viewer.Person person) {
        return by(person).scope(Permission.KEEP_WEBHOOKS);
    }
}

package vn.giamsat.field;

import vn.giamsat.access.MigratedDatabase;

/// People's tasks, for tests of features that tell of them.
public final class TaskFixture {
    private TaskFixture() {}

    public static Tasks in(MigratedDatabase database) {
        return new Tasks(database.transactions);
    }
}

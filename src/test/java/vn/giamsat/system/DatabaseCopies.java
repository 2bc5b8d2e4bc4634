package vn.giamsat.system;

/// Databases of tests that need no server of their own: copies of one, in a server that a JVM's
/// tests share. To start a server takes many times as long as to copy (README, decisions). What
/// belongs to the whole server, as roles and its settings do, stays as it is. Only one of them is
/// used at a time: tests look for what any session of the server does.
public final class DatabaseCopies {
    private final DatabaseTemplate template;
    private TestDatabase keeper;
    private int made;

    public DatabaseCopies(DatabaseTemplate template) {
        this.template = template;
    }

    /// Begins with what the template has.
    public synchronized TestDatabase next() {
        if (keeper == null) {
            keeper = keeper();
        }
        made++;
        return copied(keeper, "copy_" + made);
    }

    /// Who asks for copies while nobody is in the first database: that is what is copied.
    private TestDatabase keeper() {
        var server = TestDatabase.startWith(template);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        var keeper = copied(server, "keeper");
        server.leave();
        return keeper;
    }

    private static TestDatabase copied(TestDatabase server, String name) {
        server.execute(
                "create database %s template %s owner giamsat_owner strategy file_copy"
                        .formatted(name, TestDatabase.FIRST));
        return server.another(name);
    }

    /// Ends who is still in it.
    public void drop(TestDatabase copy) {
        copy.leave();
        keeper.execute("drop database %s with (force)".formatted(copy.name()));
    }
}

package vn.giamsat.access;

/// The register's addressees, for tests of features that send something.
public final class AddresseeFixture {
    private AddresseeFixture() {}

    public static Addressees in(MigratedDatabase database) {
        return new Addressees(database.transactions);
    }
}

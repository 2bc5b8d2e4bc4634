package vn.giamsat.health;

/// What the overview asks the database, for those who ask it beside the service.
public final class OverviewStatement {
    public static final String SQL = Overviews.TALLIES;

    private OverviewStatement() {}
}

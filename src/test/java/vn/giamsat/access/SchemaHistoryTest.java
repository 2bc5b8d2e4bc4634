package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaHistoryTest {
    private static final MigratedDatabase DATABASE = new MigratedDatabase();

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void isOfThisBuildAfterAllOfItsMigrations() {
        assertThat(history("postgres").isOfThisBuild()).isTrue();
    }

    @Test
    void knowsThemInTheirFolderAsTheProductWritesThem() {
        DATABASE.owner.execute(
                "update flyway_schema_history set script = 'db/migration/' || script");
        try {
            assertThat(history("postgres").isOfThisBuild()).isTrue();
        } finally {
            DATABASE.owner.execute("update flyway_schema_history set script = substr(script, 14)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from flyway_schema_history where version = '050'",
                "update flyway_schema_history set checksum = checksum + 1 where version = '007'",
                "update flyway_schema_history set success = false where version = '050'",
                "update flyway_schema_history set script = 'V050__else.sql' where version = '050'",
                "insert into flyway_schema_history values (999, '999', 'of a later build', 'SQL', 'V999__x.sql', 1, 'o', now(), 1, true)"
            })
    void isOfAnotherBuildWhenAnythingDiffers(String difference) {
        DATABASE.owner.execute("create table kept as table flyway_schema_history");
        try {
            DATABASE.owner.execute(difference);

            assertThat(history("postgres").isOfThisBuild()).isFalse();
        } finally {
            DATABASE.owner.execute(
                    """
                    truncate flyway_schema_history;
                    insert into flyway_schema_history table kept;
                    drop table kept\
                    """);
        }
    }

    @Test
    void leavesItToFlywayWhenItMayNotAsk() {
        assertThat(history("nobody").isOfThisBuild()).isFalse();
    }

    private static SchemaHistory history(String owner) {
        return new SchemaHistory(
                Flyway.configure()
                        .dataSource("jdbc:" + DATABASE.owner.url(), owner, "postgres")
                        .load()
                        .getConfiguration());
    }
}

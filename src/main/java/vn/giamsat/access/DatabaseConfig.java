package vn.giamsat.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Where the database is and who works in it. `application.properties` hands these on to the pool
/// and to Flyway.
@ConfigMapping(prefix = "giamsat.database")
public interface DatabaseConfig {
    /// `postgresql://host:port/database`; PostgreSQL 16 or newer with ICU.
    @WithDefault("postgresql://localhost:5432/giamsat")
    String url();

    /// Who migrates: owns the tables and may create roles. Needed while `migrate` is true.
    Optional<String> owner();

    Optional<String> ownerPassword();

    /// Password of `giamsat_app`, as which the service works. The first migration makes that role
    /// with it; to change it later, `alter role giamsat_app password …` first.
    Optional<String> appPassword();

    /// Whether the schema is migrated at the start. False where something else does it before; with
    /// an old schema the service then answers with internal errors.
    @WithDefault("true")
    boolean migrate();

    /// After how long without a word from the service PostgreSQL ends a transaction that it has
    /// begun (`idle_in_transaction_session_timeout`), as whole seconds: `30s`. One that stays open
    /// keeps its locks, and all later changes from phones and streams. Too small: a request dies
    /// that waits for a busy process. Too big: a process that hangs holds up all others for as
    /// long.
    @WithDefault("30s")
    String idleInTransaction();
}

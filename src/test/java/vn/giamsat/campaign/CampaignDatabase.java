package vn.giamsat.campaign;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import vn.giamsat.access.MigratedDatabase;

/// A database with orders, written past the service.
final class CampaignDatabase implements AutoCloseable {
    final MigratedDatabase database = new MigratedDatabase();

    /// Registers an order that covers a province.
    UUID campaign(String province) {
        var id = UUID.randomUUID();
        database.owner.execute(
                """
                insert into campaign (id, number, issuer, title, starts_on, due_on, scope)
                values ('%1$s', '%1$s', 'BCĐ', 'Kết nối camera', '2021-05-06', '2021-05-10', 'PROVINCES');
                insert into campaign_province (campaign_id, province) values ('%1$s', '%2$s')\
                """
                        .formatted(id, province));
        return id;
    }

    /// Sets the clock of the database.
    ///
    /// @param time in Vietnam
    void at(String time) {
        database.owner.execute(
                """
                create or replace function campaign_now() returns timestamptz
                    language sql volatile return timestamptz '%s+07'\
                """
                        .formatted(time));
    }

    /// Moves a facility as the service does.
    void moved(UUID facility, String step) {
        var aside = List.of("CANNOT_CONNECT", "EXEMPT").contains(step);
        database.owner.execute(
                """
                update campaign_facility
                   set step = '%1$s', step_since = campaign_now(), before = %2$s, reason = %3$s,
                       first_connected_at = coalesce(first_connected_at, case '%1$s' when 'CONNECTED' then campaign_now() end)
                 where facility_id = '%4$s'\
                """
                        .formatted(
                                step,
                                aside ? "'LISTED'" : "null",
                                aside ? "'không có điện'" : "null",
                                facility));
    }

    /// Appoints a contact of the facility.
    void contact(UUID facility, String province) {
        var id = UUID.randomUUID();
        database.owner.execute(
                """
                insert into person (id, email, name) values ('%1$s', '%1$s@example.vn', 'Đầu mối');
                insert into appointment (id, person_id, role, province, facility_id, valid_from)
                values ('%1$s', '%1$s', 'FACILITY_CONTACT', '%2$s', '%3$s', '2021-05-06')\
                """
                        .formatted(id, province, facility));
    }

    /// The step of a facility; null where it did not join. A star marks one that has left.
    String step(UUID campaign, UUID facility) {
        return database.owner.single(
                "select step || case when left_at is null then '' else '*' end from campaign_facility"
                        + " where campaign_id = '%s' and facility_id = '%s'"
                                .formatted(campaign, facility));
    }

    /// All that became of it, in order.
    String steps(UUID campaign, UUID facility) {
        return database.owner.single(
                "select string_agg(coalesce(was || '>', '') || step, ' ' order by number) from campaign_step"
                        + " where campaign_id = '%s' and facility_id = '%s'"
                                .formatted(campaign, facility));
    }

    /// What a statement tells somebody of a level.
    String asked(String level, String settings, String sql) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "set local giamsat.level = '%s'; %s; set local role %s"
                            .formatted(level, settings, level));
            try (var rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    @Override
    public void close() {
        database.close();
    }
}

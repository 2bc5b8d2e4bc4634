package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What PostgreSQL itself admits of connection plans, level by level, and that it keeps them.
class PlanLevelsTest {
    private static final String SETTINGS =
            "set local giamsat.provinces = '%s'; set local giamsat.enterprise = '%s';"
                    + " set local giamsat.facilities = '%s'";

    private static CampaignDatabase campaigns;
    private static UUID facility;

    @BeforeAll
    static void start() {
        campaigns = new CampaignDatabase();
        var campaign = campaigns.campaign("2021-24");
        facility = campaigns.database.facility("2021-24");
        campaigns.database.owner.execute(
                """
                update facility set enterprise = 'VIETTEL' where id = '%1$s';
                insert into connection_plan (id, campaign_id, facility_id, province, enterprise, number, state, method, payer, installer,
                    tasks, points, starts_on, finishes_on, proposed_at, proposed_by_name, decided_at, decided_by_name)
                values (gen_random_uuid(), '%2$s', '%1$s', '2021-24', 'VIETTEL', 1, 'AGREED', 'EDGE_RELAY', 'DIC', 'DIC',
                    '[]', '[]', '2021-05-07', '2021-05-09', now(), 'Kỹ sư', now(), 'Sở')\
                """
                        .formatted(facility, campaign));
    }

    @AfterAll
    static void stop() {
        campaigns.close();
    }

    @ParameterizedTest
    @CsvSource({
        "giamsat_nation, '', '', '', 1",
        "giamsat_province, 2021-24, '', '', 1",
        "giamsat_province, 2021-48, '', '', 0",
        "giamsat_provinces, '2021-48,2021-24', '', '', 1",
        "giamsat_enterprise, 2021-24, VIETTEL, '', 1",
        "giamsat_enterprise, 2021-24, VNPT, '', 0",
        "giamsat_enterprise_provinces, '2021-48,2021-24', VNPT, '', 0",
        "giamsat_facility, '', VIETTEL, F, 1",
        "giamsat_facility, '', VNPT, F, 0",
        "giamsat_contact, '', '', F, 1",
        "giamsat_contact, '', '', 01930000-0000-7000-8000-00000000fa00, 0",
    })
    void showsEachLevelItsOwn(
            String level, String provinces, String enterprise, String facilities, String seen)
            throws SQLException {
        var settings =
                SETTINGS.formatted(
                        provinces, enterprise, facilities.replace("F", facility.toString()));
        assertThat(campaigns.asked(level, settings, "select count(id) from connection_plan"))
                .isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "giamsat_nation | update connection_plan set method = 'CLOUD_CAMERA' returning 1",
                "giamsat_nation | insert into connection_plan (id) values (gen_random_uuid()) returning 1",
                "giamsat_contact | update connection_plan set state = 'SUPERSEDED' returning 1",
                "giamsat_province | update connection_plan set method = 'CLOUD_CAMERA' returning 1",
                "giamsat_province | insert into connection_plan (id) values (gen_random_uuid()) returning 1",
                "giamsat_enterprise | update connection_plan set decided_at = now() returning 1",
                "giamsat_province | delete from connection_plan returning 1",
                "giamsat_verifier | select count(*) from connection_plan",
                "giamsat_verifier | select main_address from camera",
                "giamsat_verifier | update camera_health set state = 'UP' returning 1",
                "giamsat_prober | select count(*) from connection_plan",
            })
    void letsNobodyReadOrWriteMoreThanIsTheirs(String level, String sql) {
        assertThatThrownBy(
                        () ->
                                campaigns.asked(
                                        level,
                                        SETTINGS.formatted("2021-24", "VIETTEL", facility),
                                        sql))
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update connection_plan set method = 'CLOUD_CAMERA'",
                "update connection_plan set reason = 'khác'",
                "update connection_plan set state = 'PROPOSED', decided_at = null, decided_by_name = null",
                "update connection_plan set state = 'RETURNED'",
                "delete from connection_plan",
                "truncate connection_plan",
            })
    void neverChangesWhatWasAgreedNotEvenForTheOwner(String tampering) {
        assertThatThrownBy(() -> campaigns.database.owner.execute(tampering))
                .hasMessageContaining("never changes");
    }
}

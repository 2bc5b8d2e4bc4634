package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What PostgreSQL itself admits of orders, level by level.
class CampaignLevelsTest {
    private static final String SETTINGS =
            "set local giamsat.provinces = '%s'; set local giamsat.enterprise = '%s';"
                    + " set local giamsat.facilities = '%s'";

    private static CampaignDatabase campaigns;
    private static UUID facility;

    @BeforeAll
    static void start() {
        campaigns = new CampaignDatabase();
        campaigns.campaign("2021-24");
        facility = campaigns.database.facility("2021-24");
        campaigns.database.owner.execute(
                "update facility set enterprise = 'VIETTEL' where id = '%s'".formatted(facility));
    }

    @AfterAll
    static void stop() {
        campaigns.close();
    }

    /// `F` is the facility.
    @ParameterizedTest
    @CsvSource({
        "giamsat_nation, '', '', '', 1",
        "giamsat_province, 2021-24, '', '', 1",
        "giamsat_province, 2021-48, '', '', 0",
        "giamsat_provinces, '2021-48,2021-24', '', '', 1",
        "giamsat_provinces, '2021-48,2021-01', '', '', 0",
        "giamsat_enterprise, 2021-24, VIETTEL, '', 1",
        "giamsat_enterprise, 2021-24, VNPT, '', 0",
        "giamsat_enterprise, 2021-48, VIETTEL, '', 0",
        "giamsat_enterprise_provinces, '2021-48,2021-24', VIETTEL, '', 1",
        "giamsat_enterprise_provinces, '2021-48,2021-24', VNPT, '', 0",
        "giamsat_facility, '', VIETTEL, F, 1",
        "giamsat_facility, '', VNPT, F, 0",
        "giamsat_contact, '', '', F, 1",
        "giamsat_contact, '', '', 01930000-0000-7000-8000-00000000fa00, 0",
    })
    void showsOrdersToAllAndStepsToEachLevelItsOwn(
            String level, String provinces, String enterprise, String facilities, String seen)
            throws SQLException {
        var settings =
                SETTINGS.formatted(
                        provinces, enterprise, facilities.replace("F", facility.toString()));
        for (var table : new String[] {"campaign_facility", "campaign_step"}) {
            assertThat(campaigns.asked(level, settings, "select count(*) from " + table))
                    .as(table)
                    .isEqualTo(seen);
        }
        for (var table : new String[] {"campaign", "campaign_province"}) {
            assertThat(campaigns.asked(level, settings, "select count(*) from " + table))
                    .as(table)
                    .isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign", "campaign_province", "campaign_facility", "campaign_step"})
    void showsNothingToARoleThatDidNotComeThroughTheOneDoor(String table) throws SQLException {
        var notEntered = "set local giamsat.level = ''; set local giamsat.provinces = '2021-24'";
        for (var level : new String[] {"giamsat_nation", "giamsat_province", "giamsat_contact"}) {
            assertThat(campaigns.asked(level, notEntered, "select count(*) from " + table))
                    .as(level)
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "giamsat_province | update campaign set title = 'x' returning 1",
                "giamsat_province | insert into campaign_province (campaign_id, province) select id, '2021-48' from campaign returning 1",
                "giamsat_province | delete from campaign_province returning 1",
                "giamsat_province | update campaign_facility set left_at = now() returning 1",
                "giamsat_province | update campaign_facility set province = '2021-48' returning 1",
                "giamsat_nation | delete from campaign_facility returning 1",
                "giamsat_nation | update campaign_step set reason = 'x' returning 1",
                "giamsat_nation | delete from campaign returning 1",
                "giamsat_contact | update campaign_facility set step = 'CONNECTED' returning 1",
                "giamsat_prober | select count(*) from campaign",
            })
    void letsNobodyWriteMoreThanIsTheirs(String level, String sql) {
        var settings = SETTINGS.formatted("2021-24", "", facility);
        assertThatThrownBy(() -> campaigns.asked(level, settings, sql))
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({"giamsat_province, 2021-48, 0", "giamsat_province, 2021-24, 1"})
    void movesOnlyWhatIsInScope(String level, String province, String moved) throws SQLException {
        var sql =
                "with done as (update campaign_facility set reason = 'x' returning 1) select count(*) from done";
        assertThat(campaigns.asked(level, SETTINGS.formatted(province, "", ""), sql))
                .isEqualTo(moved);
    }
}

package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What PostgreSQL itself admits of surveys, level by level, and that it keeps what was submitted.
class SurveyLevelsTest {
    private static final String SETTINGS =
            "set local giamsat.provinces = '%s'; set local giamsat.enterprise = '%s';"
                    + " set local giamsat.facilities = '%s'";

    private static CampaignDatabase campaigns;
    private static UUID campaign;
    private static UUID facility;
    private static UUID submitted;
    private static UUID draft;

    @BeforeAll
    static void start() {
        campaigns = new CampaignDatabase();
        campaign = campaigns.campaign("2021-24");
        facility = campaigns.database.facility("2021-24");
        campaigns.database.owner.execute(
                "update facility set enterprise = 'VIETTEL' where id = '%s'".formatted(facility));
        submitted = survey("'SUBMITTED', 1, '2021-05-07', 'NEEDS_UPGRADE', now()");
        draft = survey("'DRAFT', null, null, null, null");
    }

    private static UUID survey(String closed) {
        var id = UUID.randomUUID();
        campaigns.database.owner.execute(
                """
                insert into survey (id, campaign_id, facility_id, province, enterprise, state, number, surveyed_on, verdict,
                                    submitted_at, saved_by_name, created_at, updated_at)
                values ('%s', '%s', '%s', '2021-24', 'VIETTEL', %s, 'Đoàn', now(), now())\
                """
                        .formatted(id, campaign, facility, closed));
        return id;
    }

    @AfterAll
    static void stop() {
        campaigns.close();
    }

    /// `F` is the facility. Contacts see what was submitted, and no draft.
    @ParameterizedTest
    @CsvSource({
        "giamsat_nation, '', '', '', 2",
        "giamsat_province, 2021-24, '', '', 2",
        "giamsat_province, 2021-48, '', '', 0",
        "giamsat_provinces, '2021-48,2021-24', '', '', 2",
        "giamsat_enterprise, 2021-24, VIETTEL, '', 2",
        "giamsat_enterprise, 2021-24, VNPT, '', 0",
        "giamsat_enterprise_provinces, '2021-48,2021-24', VNPT, '', 0",
        "giamsat_facility, '', VIETTEL, F, 2",
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
        assertThat(campaigns.asked(level, settings, "select count(id) from survey"))
                .isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "giamsat_contact | select addresses from survey",
                "giamsat_contact | update survey set remarks = 'x' returning 1",
                "giamsat_nation | update survey set province = '2021-48' returning 1",
                "giamsat_nation | delete from survey returning 1",
                "giamsat_contact | insert into survey (id) values (gen_random_uuid()) returning 1",
                "giamsat_province | delete from survey returning 1",
                "giamsat_prober | select count(*) from survey",
            })
    void letsNobodyReadOrWriteMoreThanIsTheirs(String level, String sql) {
        assertThatThrownBy(
                        () ->
                                campaigns.asked(
                                        level, SETTINGS.formatted("2021-24", "", facility), sql))
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({
        "update survey set remarks = 'x'",
        "update survey set state = 'DRAFT', number = null, submitted_at = null",
        "update survey set version = version + 1",
        "delete from survey",
        "truncate survey cascade",
    })
    void neverChangesWhatWasSubmittedNotEvenForTheOwner(String tampering) {
        var sql =
                tampering.startsWith("truncate")
                        ? tampering
                        : tampering + " where id = '" + submitted + "'";
        assertThatThrownBy(() -> campaigns.database.owner.execute(sql))
                .hasMessageContaining("never changes");
    }

    @Test
    void takesSurveysAlongWhenTheFacilityIsAssignedToAnotherEnterprise() {
        // When
        campaigns.database.owner.execute(
                "update facility set enterprise = 'VNPT' where id = '%s'".formatted(facility));
        // Then
        assertThat(
                        campaigns.database.owner.single(
                                "select string_agg(distinct enterprise, ',') from survey"))
                .isEqualTo("VNPT");
        campaigns.database.owner.execute(
                "update facility set enterprise = 'VIETTEL' where id = '%s'".formatted(facility));
    }

    @Test
    void supersedesASurveyOnceAndKeepsOneFirst() {
        assertThatThrownBy(() -> survey("'SUBMITTED', 2, '2021-05-08', 'NEEDS_UPGRADE', now()"))
                .hasMessageContaining("survey_first");
        assertThat(
                        campaigns.database.owner.single(
                                "select state from survey where id = '%s'".formatted(draft)))
                .isEqualTo("DRAFT");
    }
}

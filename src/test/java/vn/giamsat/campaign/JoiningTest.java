package vn.giamsat.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Facilities join orders in the database itself, whoever enters them and in whatever order.
class JoiningTest {
    private static CampaignDatabase campaigns;

    @BeforeAll
    static void start() {
        campaigns = new CampaignDatabase();
    }

    @AfterAll
    static void stop() {
        campaigns.close();
    }

    @Test
    void takesInWhatIsThereAlreadyAndWhatIsEnteredLater() {
        // Given
        var before = facility("2021-24");
        var named = facility("2021-24");
        campaigns.contact(named, "2021-24");
        var elsewhere = facility("2021-48");
        // When
        var campaign = campaigns.campaign("2021-24");
        var later = facility("2021-24");
        // Then
        assertThat(campaigns.step(campaign, before)).isEqualTo("LISTED");
        assertThat(campaigns.step(campaign, named)).isEqualTo("CONTACT_APPOINTED");
        assertThat(campaigns.step(campaign, later)).isEqualTo("LISTED");
        assertThat(campaigns.step(campaign, elsewhere)).isNull();
        assertThat(campaigns.steps(campaign, named)).isEqualTo("CONTACT_APPOINTED");
    }

    /// Bắc Giang (2021-24) went into Bắc Ninh (2025-24), as Bắc Ninh of 2021 did.
    @ParameterizedTest
    @CsvSource({
        "2025-24, 2021-24, LISTED",
        "2025-24, 2025-24, LISTED",
        "2021-24, 2025-24,",
        "2025-24, 2021-48,",
    })
    void includesWhatWentIntoAUnitOf2025(String covered, String province, String step) {
        // Given
        var campaign = campaigns.campaign(covered);
        // Then
        assertThat(campaigns.step(campaign, facility(province))).isEqualTo(step);
    }

    @Test
    void keepsAFacilityThatLeavesWithItsHistoryAndTakesItBack() {
        // Given
        var campaign = campaigns.campaign("2021-24");
        var facility = facility("2021-24");
        campaigns.contact(facility, "2021-24");
        // When
        move(facility, "2021-48");
        // Then
        assertThat(campaigns.step(campaign, facility)).isEqualTo("CONTACT_APPOINTED*");
        assertThat(campaigns.steps(campaign, facility))
                .isEqualTo("LISTED LISTED>CONTACT_APPOINTED");
        assertThat(
                        single(
                                "select string_agg(distinct province, ',') from campaign_step where facility_id = '%s'",
                                facility))
                .isEqualTo("2021-48");
        move(facility, "2021-24");
        assertThat(campaigns.step(campaign, facility)).isEqualTo("CONTACT_APPOINTED");
    }

    @Test
    void followsTheProvincesOfTheOrder() {
        // Given
        var campaign = campaigns.campaign("2021-24");
        var here = facility("2021-24");
        var there = facility("2021-48");
        // When
        execute(
                "insert into campaign_province (campaign_id, province) values ('%s', '2021-48')",
                campaign);
        execute(
                "delete from campaign_province where campaign_id = '%s' and province = '2021-24'",
                campaign);
        // Then
        assertThat(campaigns.step(campaign, here)).isEqualTo("LISTED*");
        assertThat(campaigns.step(campaign, there)).isEqualTo("LISTED");
    }

    @Test
    void movesByAContactOnlyWhoeverStillWaitsForOne() {
        // Given
        var campaign = campaigns.campaign("2021-24");
        var waiting = facility("2021-24");
        var exempt = facility("2021-24");
        execute(
                "update campaign_facility set step = 'EXEMPT', before = 'LISTED', reason = 'đóng cửa' where facility_id = '%s'",
                exempt);
        // When
        campaigns.contact(waiting, "2021-24");
        campaigns.contact(waiting, "2021-24");
        campaigns.contact(exempt, "2021-24");
        // Then
        assertThat(campaigns.steps(campaign, waiting)).isEqualTo("LISTED LISTED>CONTACT_APPOINTED");
        assertThat(campaigns.step(campaign, exempt)).isEqualTo("EXEMPT");
    }

    /// Neither transaction sees what the other is about to enter.
    @Test
    void missesNothingThatIsEnteredWhileAnOrderIsRegistered() {
        // Given
        var campaigns24 = new UUID[6];
        try (var writers = Executors.newFixedThreadPool(4)) {
            // When
            IntStream.range(0, 60)
                    .forEach(
                            at -> {
                                writers.submit(() -> contacted(facility("2021-24")));
                                if (at % 10 == 5) {
                                    writers.submit(
                                            () ->
                                                    campaigns24[at / 10] =
                                                            campaigns.campaign("2021-24"));
                                }
                            });
        }
        // Then
        for (var campaign : campaigns24) {
            assertThat(
                            single(
                                    "select count(*) from facility f where f.province = '2021-24' and not exists"
                                            + " (select from campaign_facility m where m.facility_id = f.id and m.campaign_id = '%s')",
                                    campaign))
                    .isEqualTo("0");
        }
        assertThat(
                        single(
                                "select count(*) from campaign_facility m where m.step = 'LISTED' and has_contact(m.facility_id) and '%s' <> ''",
                                campaigns24[0]))
                .isEqualTo("0");
    }

    private static void contacted(UUID facility) {
        campaigns.contact(facility, "2021-24");
    }

    @ParameterizedTest
    @CsvSource({
        "update campaign_step set reason = 'khác'",
        "update campaign_step set step = 'CONNECTED'",
        "delete from campaign_step",
    })
    void neverChangesTheRecordOfAStep(String tampering) {
        campaigns.campaign("2021-24");
        facility("2021-24");
        assertThatThrownBy(() -> campaigns.database.owner.execute(tampering))
                .hasMessageContaining("append-only");
    }

    @Test
    void tellsWhoTookTheStep() throws SQLException {
        // Given
        var campaign = campaigns.campaign("2021-24");
        var facility = facility("2021-24");
        var person = UUID.randomUUID();
        // When
        try (var connection = campaigns.database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    """
                    set local giamsat.person = '%s'; set local giamsat.actor = 'Lê Thị Hoa';
                    set local giamsat.level = 'giamsat_province'; set local giamsat.provinces = '2021-24';
                    set local role giamsat_province;
                    update campaign_facility set step = 'EXEMPT', before = step, reason = 'đóng cửa' where facility_id = '%s'\
                    """
                            .formatted(person, facility));
            connection.commit();
        }
        // Then
        assertThat(
                        single(
                                "select person_id || ' ' || actor || ' ' || reason from campaign_step where step = 'EXEMPT' and facility_id = '%s'",
                                facility))
                .isEqualTo(person + " Lê Thị Hoa đóng cửa");
        assertThat(
                        single(
                                "select string_agg(distinct kind, ',') from audit_entry where row_id in ('%s', '"
                                        + campaign
                                        + "')",
                                facility))
                .isEqualTo("CAMPAIGN,CAMPAIGN_FACILITY,CAMPAIGN_PROVINCE,FACILITY");
    }

    private static UUID facility(String province) {
        return campaigns.database.facility(province);
    }

    private static void move(UUID facility, String province) {
        campaigns.database.owner.execute(
                "update facility set province = '%s' where id = '%s'"
                        .formatted(province, facility));
    }

    private static void execute(String sql, UUID id) {
        campaigns.database.owner.execute(sql.formatted(id));
    }

    private static String single(String sql, UUID id) {
        return campaigns.database.owner.single(sql.formatted(id));
    }
}

package vn.giamsat.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.digest.DigestFixture.await;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.campaign.StepName;
import vn.giamsat.notice.DeliveryState;
import vn.giamsat.shared.Problem;

/// Who is told what on which day, on a real PostgreSQL whose clock the test holds.
class DigestRoundTest {
    private static final DigestDraft YES = new DigestDraft(true, null);
    private static final String ORDER =
            """
            insert into campaign (id, number, issuer, title, starts_on, due_on, scope)
            values (gen_random_uuid(), '597/CĐ-BCĐ', 'BCĐ', 'Kết nối camera', '2021-05-06', '2021-05-10', 'PROVINCES');
            insert into campaign_province (campaign_id, province) select id, unnest(array['2021-24', '2021-48']) from campaign where number = '597/CĐ-BCĐ'\
            """;

    private static DigestFixture here;
    private static Viewer.Person hoa;

    private final DigestWords words = new DigestWords(true);

    @BeforeAll
    static void start() {
        here = new DigestFixture();
        hoa = here.operator("hoa", "2021-24");
        here.failing("Trường Vân Trung", "2021-24");
        here.failing("Trường Hòa Khánh", "2021-48");
        here.database.owner.execute(ORDER);
    }

    @AfterAll
    static void stop() {
        here.close();
    }

    @BeforeEach
    void choose() {
        here.database.owner.execute(
                "delete from digest; update incident set closed_at = null, ending = null;"
                        + " update appointment set valid_to = null");
        await(here.digests.choose(YES, hoa));
    }

    @Test
    void tellsWhatIsOpenWaitsAndIsLateInThePersonsProvinceOnly() {
        // When
        dayGoesBy();
        // Then
        assertThat(mails()).isEqualTo(1);
        assertThat(here.single("select address from digest_mail")).isEqualTo("hoa@example.vn");
        assertThat(here.single("select title from digest_mail"))
                .contains("1 sự cố đang mở, 1 việc cần làm, 1 cơ sở chậm tiến độ");
        assertThat(here.single("select plain || html from digest_mail"))
                .contains("Kính gửi Lê Thị Hoa", "Trường Vân Trung, Cổng: mất hình")
                .contains("Cử đầu mối: 1, hạn 10/05/2021 (văn bản 597/CĐ-BCĐ)")
                .contains("Văn bản 597/CĐ-BCĐ, hạn 10/05/2021, 1 cơ sở: Trường Vân Trung")
                .doesNotContain("Hòa Khánh", "rtsp");
    }

    @Test
    void countsAFacilityOnceThatIsLateInTwoOrders() {
        // Given
        here.database.owner.execute(ORDER.replace("597/CĐ-BCĐ", "4403/CV-BCĐ"));
        // When
        dayGoesBy();
        // Then
        assertThat(here.single("select title from digest_mail")).contains("1 cơ sở chậm tiến độ");
        assertThat(here.single("select plain from digest_mail"))
                .contains("Văn bản 4403/CV-BCĐ", "Văn bản 597/CĐ-BCĐ");
        here.database.owner.execute(
                "update campaign set ends_on = '2021-05-10' where number = '4403/CV-BCĐ'");
    }

    @Test
    void saysNothingOnADayWithoutNewsAndThenWhatChangedSince() {
        // Given
        dayGoesBy();
        // When
        dayGoesBy();
        var without = mails();
        here.database.owner.execute(
                "update incident set ending = 'RECOVERED', closed_at = '%s'".formatted(here.now()));
        dayGoesBy();
        // Then
        assertThat(without).isEqualTo(1);
        assertThat(mails()).isEqualTo(2);
        assertThat(here.single("select plain from digest_mail order by at desc limit 1"))
                .contains("Thay đổi từ", "Sự cố đã hết: 1")
                .doesNotContain("Sự cố đang mở");
        assertThat(here.single("select (due_at > '%s')::text from digest".formatted(here.now())))
                .isEqualTo("true");
    }

    @Test
    void tellsHowManyStatusReportsCameOfThePersonsProvince() {
        // Given
        dayGoesBy();
        here.database.owner.execute(
                """
                insert into status_report (id, facility_id, province, enterprise, kind, begins_at, planned_until, received_at)
                select gen_random_uuid(), id, province, assigned, 'POWER_CUT', '%1$s', '%1$s', '%1$s' from facility\
                """
                        .formatted(here.now()));
        // When
        dayGoesBy();
        // Then
        assertThat(here.single("select plain from digest_mail order by at desc limit 1"))
                .contains("Tin báo tình trạng: 1");
    }

    /// The department of health agrees nothing; it is told what is proposed and agreed.
    @Test
    void tellsTheDepartmentOfHealthOfPlans() {
        // Given
        var health = here.person("suckhoe", Role.PROVINCE_HEALTH, "2021-24");
        await(here.digests.choose(YES, health));
        dayGoesBy();
        // When
        for (var step : List.of("PLAN_PROPOSED", "PLAN_AGREED")) {
            here.database.owner.execute(
                    "update campaign_facility set step = '%s', step_since = '%s'"
                            .formatted(step, here.now()));
        }
        dayGoesBy();
        // Then
        assertThat(
                        here.single(
                                "select plain from digest_mail where subject = 'suckhoe' order by at desc limit 1"))
                .contains("Trường Vân Trung (597/CĐ-BCĐ): " + words.step(StepName.PLAN_PROPOSED))
                .contains("Trường Vân Trung (597/CĐ-BCĐ): " + words.step(StepName.PLAN_AGREED));
        here.database.owner.execute("update campaign_facility set step = 'LISTED'");
    }

    @Test
    void composesOnceThoughTwoReplicasLook() {
        // Given
        here.nextDay();
        // When
        await(Uni.join().all(here.round().go(), here.round().go()).andFailFast());
        // Then
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void endsWithTheLastAppointment() {
        // Given
        here.database.owner.execute("update appointment set valid_to = '%s'".formatted(here.now()));
        // When
        dayGoesBy();
        // Then
        assertThat(mails()).isZero();
        assertThat(await(here.digests.of(hoa)).wanted()).isFalse();
        assertThat(here.single("select actor from audit_entry order by day desc, number desc"))
                .isEqualTo("giamsat");
    }

    /// The address stands in one list; what another list lets the same login see is not for whoever
    /// wrote it there.
    @Test
    void tellsNothingThatTheLoginHoldsByAnotherEntry() {
        // Given
        var other = here.operator("binh", "2021-48");
        here.database.owner.execute(
                "update person set subject = 'hoa' where id = '%s'".formatted(other.id()));
        // When
        dayGoesBy();
        // Then
        assertThat(here.single("select plain from digest_mail")).doesNotContain("Hòa Khánh");
    }

    @Test
    void endsForALoginThatWasForgotten() {
        // Given
        here.database.owner.execute(
                "update person set subject = null where id = '%s'".formatted(hoa.id()));
        // When
        dayGoesBy();
        // Then
        assertThat(mails()).isZero();
        here.database.owner.execute(
                "update person set subject = 'hoa' where id = '%s'".formatted(hoa.id()));
    }

    @Test
    void isOffUntilItIsChosenAndShowsWhatBecameOfTheLast() {
        // Given
        var other = here.operator("an", "2021-24");
        dayGoesBy();
        // When
        var before = await(here.digests.of(other));
        var mine = await(here.digests.of(hoa));
        // Then
        assertThat(before.wanted()).isFalse();
        assertThat(before.hour()).isEqualTo(7);
        assertThat(before.email()).isEqualTo("an@example.vn");
        assertThat(before.mails()).isEmpty();
        assertThat(mine.wanted()).isTrue();
        assertThat(mine.mails())
                .extracting(DigestMailView::state)
                .containsExactly(DeliveryState.PENDING);
    }

    @Test
    void isNotForWhoHasNoAddress() {
        // Given
        var other = here.operator("chi", "2021-24");
        here.database.owner.execute(
                "update person set email = null where id = '%s'".formatted(other.id()));
        // Then
        assertThatThrownBy(() -> await(here.digests.choose(YES, other)))
                .isInstanceOf(Problem.class);
        assertThat(await(here.digests.choose(new DigestDraft(false, 9), other)).hour())
                .isEqualTo(9);
    }

    private static void dayGoesBy() {
        here.nextDay();
        await(here.round().go());
    }

    private static int mails() {
        return Integer.parseInt(here.single("select count(*) from digest_mail"));
    }
}

package vn.giamsat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giamsat.campaign.StepName;
import vn.giamsat.digest.DigestNews.Behind;
import vn.giamsat.digest.DigestNews.Changes;
import vn.giamsat.digest.DigestNews.Lateness;
import vn.giamsat.digest.DigestNews.OpenIncident;
import vn.giamsat.digest.DigestNews.Some;
import vn.giamsat.digest.DigestNews.StepTaken;
import vn.giamsat.digest.DigestNews.Where;
import vn.giamsat.field.TaskKind;
import vn.giamsat.field.TaskSum;
import vn.giamsat.health.IncidentKind;
import vn.giamsat.health.IncidentLevel;

/// News in words, and laid out by the product's templates.
class LetterTest {
    private static final Instant YESTERDAY = Instant.parse("2021-05-10T00:00:00Z");
    private static final Instant NOW = Instant.parse("2021-05-11T00:00:00Z");
    private static final DigestNews NEWS =
            new DigestNews(
                    YESTERDAY,
                    NOW,
                    new Some<>(
                            4,
                            List.of(
                                    new OpenIncident(
                                            new Where(
                                                    IncidentLevel.CAMERA,
                                                    "Trường <b>Vân Trung</b> & bạn",
                                                    "VIETTEL",
                                                    "Cổng",
                                                    1),
                                            IncidentKind.DOWN,
                                            YESTERDAY),
                                    new OpenIncident(
                                            new Where(
                                                    IncidentLevel.ENTERPRISE,
                                                    "Bắc Giang",
                                                    "VNPT",
                                                    null,
                                                    40),
                                            IncidentKind.DOWN,
                                            YESTERDAY))),
                    new Changes(
                            2,
                            0,
                            3,
                            new Some<>(
                                    1,
                                    List.of(
                                            new StepTaken(
                                                    "Trường A",
                                                    "597/CĐ-BCĐ",
                                                    StepName.SURVEYED,
                                                    NOW)))),
                    List.of(
                            new TaskSum(
                                    TaskKind.SURVEY,
                                    "597/CĐ-BCĐ",
                                    LocalDate.parse("2021-05-10"),
                                    4,
                                    YESTERDAY)),
                    new Lateness(
                            1,
                            List.of(
                                    new Behind(
                                            "597/CĐ-BCĐ",
                                            LocalDate.parse("2021-05-10"),
                                            new Some<>(1, List.of("Trường A"))))));

    @Test
    void saysInVietnameseWhatThereIs() {
        // When
        var letter = LetterWriter.of("vi").write(NEWS, "Lê Thị Hoa");
        // Then
        assertThat(letter.title())
                .isEqualTo(
                        "giamsat 11/05/2021: 4 sự cố đang mở, 4 việc cần làm, 1 cơ sở chậm tiến độ");
        assertThat(letter.sections())
                .extracting(Letter.Section::heading)
                .containsExactly(
                        "Sự cố đang mở: 4",
                        "Thay đổi từ 07:00 10/05/2021",
                        "Việc cần làm: 4",
                        "Cơ sở chậm tiến độ: 1");
        assertThat(letter.sections())
                .flatExtracting(Letter.Section::lines)
                .containsExactly(
                        "Trường <b>Vân Trung</b> & bạn, Cổng: mất hình từ 07:00 10/05/2021",
                        "VNPT, Bắc Giang (40 camera): mất hình từ 07:00 10/05/2021",
                        "và 2 mục khác",
                        "Sự cố mới: 2",
                        "Tin báo tình trạng: 3",
                        "Trường A (597/CĐ-BCĐ): đã khảo sát, 07:00 11/05/2021",
                        "Khảo sát: 4, hạn 10/05/2021 (văn bản 597/CĐ-BCĐ)",
                        "Văn bản 597/CĐ-BCĐ, hạn 10/05/2021, 1 cơ sở: Trường A");
    }

    @Test
    void saysItInEnglishToWhoReadsThat() {
        var letter = LetterWriter.of("en").write(NEWS, "Hoàng Gia Bảo");
        assertThat(letter.title())
                .isEqualTo("giamsat 11/05/2021: open incidents 4, tasks 4, facilities behind 1");
        assertThat(letter.greeting()).isEqualTo("Dear Hoàng Gia Bảo,");
    }

    @Test
    void escapesInHtmlAndOnlyThereWhatPeopleHaveWritten() {
        // Given
        var letter = LetterWriter.of("vi").write(NEWS, "<script>");
        // When
        var printed = DigestFixture.print().print(letter).await().atMost(Duration.ofSeconds(20));
        // Then
        assertThat(printed.html())
                .contains("<li>Trường &lt;b&gt;Vân Trung&lt;/b&gt; &amp; bạn, Cổng: mất hình")
                .contains("<html lang=\"vi\">")
                .doesNotContain("<script>", "<b>");
        assertThat(printed.plain())
                .contains("- Trường <b>Vân Trung</b> & bạn, Cổng: mất hình")
                .contains("Kính gửi <script>,")
                .contains("\nSự cố đang mở: 4\n");
    }

    @Test
    void isNoNewsThatThingsStandAsTheyStood() {
        // Given
        var told = Instant.parse("2021-05-12T00:00:00Z");
        var after = told.plus(Duration.ofDays(1));
        // When
        var same =
                new DigestNews(
                        told, after, NEWS.open(), Changes.NONE, NEWS.waiting(), NEWS.behind());
        var first =
                new DigestNews(null, after, NEWS.open(), Changes.NONE, List.of(), Lateness.NONE);
        // Then
        assertThat(same.isNews()).isFalse();
        assertThat(first.isNews()).isTrue();
        assertThat(NEWS.isNews()).isTrue();
    }

    @Test
    void isNewsThatADeadlineIsOver() {
        var late =
                new DigestNews(YESTERDAY, NOW, Some.none(), Changes.NONE, List.of(), NEWS.behind());
        assertThat(late.isNews()).isTrue();
    }
}

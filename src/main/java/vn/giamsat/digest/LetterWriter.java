package vn.giamsat.digest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.giamsat.digest.DigestNews.Behind;
import vn.giamsat.digest.DigestNews.Changes;
import vn.giamsat.digest.DigestNews.OpenIncident;
import vn.giamsat.digest.DigestNews.Some;
import vn.giamsat.digest.DigestNews.StepTaken;
import vn.giamsat.digest.Letter.Section;
import vn.giamsat.field.TaskSum;

/// Puts news into words of one language.
record LetterWriter(DigestWords words) {
    static LetterWriter of(String locale) {
        return new LetterWriter(new DigestWords(!locale.equals("en")));
    }

    Letter write(DigestNews news, String name) {
        var day = LocalDate.ofInstant(news.until(), DigestHour.VIETNAM);
        return new Letter(
                words.inVietnamese() ? "vi" : "en",
                title(news, DigestWords.day(day)),
                words.either("Kính gửi %s,", "Dear %s,").formatted(name),
                sections(news),
                words.either(
                        "Quý vị nhận thư này vì đã chọn nhận bản tin hằng ngày của giamsat, và có"
                                + " thể thôi nhận bất cứ lúc nào ở mục bản tin của mình.",
                        "You get this because you chose the daily digest of giamsat; you can end"
                                + " it at any time where you chose it."));
    }

    private String title(DigestNews news, String day) {
        return words.either(
                        "giamsat %s: %d sự cố đang mở, %d việc cần làm, %d cơ sở chậm tiến độ",
                        "giamsat %s: open incidents %d, tasks %d, facilities behind %d")
                .formatted(day, news.open().total(), news.toDo(), news.behind().facilities());
    }

    private List<Section> sections(DigestNews news) {
        return Stream.of(open(news), changed(news), waiting(news), behind(news))
                .filter(section -> !section.lines().isEmpty())
                .toList();
    }

    private Section open(DigestNews news) {
        var heading = words.either("Sự cố đang mở: %d", "Open incidents: %d");
        return new Section(
                heading.formatted(news.open().total()), lines(news.open(), this::incident));
    }

    private String incident(OpenIncident it) {
        return words.either("%s: %s từ %s", "%s: %s since %s")
                .formatted(
                        words.where(it.where()),
                        words.incident(it.kind()),
                        DigestWords.time(it.since()));
    }

    private Section changed(DigestNews news) {
        var since = news.since();
        return since == null || news.changes().areNone()
                ? new Section("", List.of())
                : new Section(
                        words.either("Thay đổi từ %s", "Changes since %s")
                                .formatted(DigestWords.time(since)),
                        changes(news.changes()));
    }

    private List<String> changes(Changes changes) {
        var lines = new ArrayList<String>();
        counted("Sự cố mới: %d", "New incidents: %d", changes.opened(), lines);
        counted("Sự cố đã hết: %d", "Incidents over: %d", changes.closed(), lines);
        counted("Tin báo tình trạng: %d", "Status reports: %d", changes.reported(), lines);
        lines.addAll(lines(changes.steps(), this::step));
        return lines;
    }

    private void counted(String vietnamese, String english, int count, List<String> lines) {
        if (count > 0) {
            lines.add(words.either(vietnamese, english).formatted(count));
        }
    }

    private String step(StepTaken it) {
        return "%s (%s): %s, %s"
                .formatted(
                        it.facility(),
                        it.order(),
                        words.step(it.step()),
                        DigestWords.time(it.at()));
    }

    private Section waiting(DigestNews news) {
        return new Section(
                words.either("Việc cần làm: %d", "Tasks waiting: %d").formatted(news.toDo()),
                news.waiting().stream().map(this::task).toList());
    }

    private String task(TaskSum it) {
        return words.either("%s: %d, hạn %s (văn bản %s)", "%s: %d, due %s (order %s)")
                .formatted(
                        words.task(it.kind()),
                        it.places(),
                        DigestWords.day(it.dueOn()),
                        it.order());
    }

    private Section behind(DigestNews news) {
        return new Section(
                words.either("Cơ sở chậm tiến độ: %d", "Facilities behind: %d")
                        .formatted(news.behind().facilities()),
                news.behind().orders().stream().map(this::late).toList());
    }

    private String late(Behind it) {
        var names = String.join(", ", lines(it.facilities(), name -> name));
        return words.either(
                        "Văn bản %s, hạn %s, %d cơ sở: %s", "Order %s, due %s, facilities: %d (%s)")
                .formatted(it.order(), DigestWords.day(it.dueOn()), it.facilities().total(), names);
    }

    /// A line for each that is shown, and one for all others.
    private <T> List<String> lines(Some<T> some, Function<T, String> line) {
        var rest = some.more() > 0 ? more(some.more()) : null;
        return Stream.concat(some.first().stream().map(line), Stream.ofNullable(rest)).toList();
    }

    private String more(int count) {
        return words.either("và %d mục khác", "and %d more").formatted(count);
    }
}

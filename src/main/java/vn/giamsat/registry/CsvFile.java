package vn.giamsat.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A CSV file that is read and written page by page, so that memory stays small whatever the number
/// of lines (RFC 4180). It begins with a byte order mark, by which spreadsheets know UTF-8.
///
/// @param header the first line, from [#header]
/// @param pages reads one page
/// @param lines the lines of the items of one page, from [#lines]
public record CsvFile<T>(
        String header,
        Function<PageRequest, Uni<Page<T>>> pages,
        Function<List<T>, Uni<String>> lines) {
    /// As the audit names it.
    public static final String FORMAT = "csv";

    private static final ObjectWriter WRITER =
            new CsvMapper()
                    .writerFor(List.class)
                    .with(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    /// Chunks of the whole file.
    public Multi<String> whole() {
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(header),
                        each(pages)
                                .onItem()
                                .transformToUniAndConcatenate(page -> lines.apply(page.items())));
    }

    /// All pages, each read when the one before was taken.
    static <T> Multi<Page<T>> each(Function<PageRequest, Uni<Page<T>>> pages) {
        return Multi.createBy()
                .repeating()
                .uni(Place::new, place -> next(pages, place))
                .whilst(page -> page.next().isPresent());
    }

    /// A page of the file, for clients that take no stream. The header is on the first page only,
    /// so that the pages joined are the file.
    public Uni<CsvPart<T>> part(PageRequest page) {
        var beginning = page.after() == null ? header : "";
        return pages.apply(page)
                .chain(
                        found ->
                                lines.apply(found.items())
                                        .map(text -> new CsvPart<>(beginning + text, found)));
    }

    private static <T> Uni<Page<T>> next(Function<PageRequest, Uni<Page<T>>> pages, Place place) {
        return pages.apply(new PageRequest(PageRequest.MAX_LIMIT, place.cursor))
                .invoke(page -> place.cursor = page.next().orElse(null));
    }

    public static String header(List<String> columns) {
        return "\uFEFF" + line(columns);
    }

    public static <T> String lines(List<T> items, Function<T, List<?>> cells) {
        return items.stream().map(item -> line(cells.apply(item))).collect(Collectors.joining());
    }

    /// Spreadsheets run a cell that begins like a formula (OWASP: CSV injection); an apostrophe
    /// stops them.
    public static @Nullable String harmless(@Nullable String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }

    private static String line(List<?> cells) {
        var texts = cells.stream().map(cell -> Objects.toString(cell, "")).toList();
        try {
            return WRITER.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values are always CSV", impossible);
        }
    }

    /// Where the export stands.
    private static final class Place {
        private @Nullable Cursor cursor;
    }
}

package vn.giamsat.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.campaign.StepName;
import vn.giamsat.field.TaskSum;
import vn.giamsat.health.IncidentKind;
import vn.giamsat.health.IncidentLevel;

/// What there is to tell somebody, as he may see it at one moment.
///
/// @param since what happened until then was told before; null when nothing was
/// @param until when this was read, a minute less, so that no transaction that was still open then
///     is left out both times
/// @param open incidents that last, the longest first
/// @param changes since then; none when nothing was told before
/// @param waiting what the person has to do
/// @param behind orders whose deadline is over, with facilities that could be connected and are not
record DigestNews(
        @Nullable Instant since,
        Instant until,
        Some<OpenIncident> open,
        Changes changes,
        List<TaskSum> waiting,
        Lateness behind) {
    DigestNews {
        waiting = List.copyOf(waiting);
    }

    /// The first few of so many.
    record Some<T>(int total, List<T> first) {
        Some {
            first = List.copyOf(first);
        }

        static <T> Some<T> none() {
            return new Some<>(0, List.of());
        }

        int more() {
            return total - first.size();
        }
    }

    /// An incident that lasts.
    record OpenIncident(Where where, IncidentKind kind, Instant since) {}

    /// Where an incident is.
    ///
    /// @param place name of the facility, or of the province for what is wider
    /// @param enterprise absent where it has none
    /// @param camera name; absent where it is of a place
    /// @param cameras how many are down where it is of a place
    record Where(
            IncidentLevel level,
            String place,
            @Nullable String enterprise,
            @Nullable String camera,
            int cameras) {}

    /// What happened.
    ///
    /// @param opened incidents that began
    /// @param closed incidents that ended
    /// @param reported status reports that came
    record Changes(int opened, int closed, int reported, Some<StepTaken> steps) {
        static final Changes NONE = new Changes(0, 0, 0, Some.none());

        boolean areNone() {
            return opened == 0 && closed == 0 && reported == 0 && steps.total() == 0;
        }
    }

    /// A facility came to a step of an order.
    ///
    /// @param order its number
    record StepTaken(String facility, String order, StepName step, Instant at) {}

    /// An order whose deadline is over.
    ///
    /// @param dueOn last day, in Vietnam
    record Behind(String order, LocalDate dueOn, Some<String> facilities) {}

    /// Orders whose deadline is over.
    ///
    /// @param facilities how many are behind in some of them, each counted once
    record Lateness(int facilities, List<Behind> orders) {
        static final Lateness NONE = new Lateness(0, List.of());

        Lateness {
            orders = List.copyOf(orders);
        }
    }

    /// Whether there is anything that the person was not told before: what lasts, waits or is late
    /// is told again with the next news, not each day.
    boolean isNews() {
        if (since == null) {
            return open.total() > 0 || !waiting.isEmpty() || !behind.orders().isEmpty();
        }
        return !changes.areNone()
                || waiting.stream().anyMatch(task -> isBetween(task.newest(), since))
                || behind.orders().stream().anyMatch(order -> !order.dueOn().isBefore(day(since)));
    }

    private boolean isBetween(Instant at, Instant since) {
        return at.isAfter(since) && !at.isAfter(until);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, DigestHour.VIETNAM);
    }

    /// How many things the person has to do.
    int toDo() {
        return waiting.stream().mapToInt(TaskSum::places).sum();
    }
}

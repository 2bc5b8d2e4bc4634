package vn.giamsat.probe.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The scheduled cameras, first due first. A binary heap of numbers: moving references around in a
/// long array would have each young collection look through all of it ([EpochNanos]). Confined to
/// the timetable.
final class DueQueue {
    /// The number of a camera that was never added, or let go of, and the place of one that waits
    /// for nothing.
    static final int NONE = -1;

    private static final int FIRST_ROOM = 64;

    private final List<@Nullable PlannedCamera> cameras = new ArrayList<>();
    private final Numbers free = new Numbers();
    private final Numbers heap = new Numbers();

    /// Of each number, when its camera is due.
    private long[] duesNanos = new long[FIRST_ROOM];

    /// Of each number, its index in the heap; [#NONE] when it waits for nothing.
    private int[] places = new int[FIRST_ROOM];

    /// A list of numbers.
    private static final class Numbers {
        private int[] all = new int[FIRST_ROOM];
        private int size;

        void add(int number) {
            all = size == all.length ? Arrays.copyOf(all, 2 * size) : all;
            all[size++] = number;
        }

        int removeLast() {
            return all[--size];
        }
    }

    /// Has a camera wait until it is due, however long it was to wait before.
    void add(PlannedCamera camera) {
        if (camera.number == NONE) {
            camera.number = newNumber(camera);
        }
        var number = camera.number;
        duesNanos[number] = EpochNanos.of(camera.due());
        if (places[number] == NONE) {
            places[number] = heap.size;
            heap.add(number);
        }
        settle(number);
    }

    private int newNumber(PlannedCamera camera) {
        if (free.size > 0) {
            var number = free.removeLast();
            cameras.set(number, camera);
            return number;
        }
        var number = cameras.size();
        cameras.add(camera);
        if (number == places.length) {
            duesNanos = Arrays.copyOf(duesNanos, 2 * number);
            places = Arrays.copyOf(places, 2 * number);
        }
        places[number] = NONE;
        return number;
    }

    /// Has a camera wait no more.
    void giveUp(PlannedCamera camera) {
        if (camera.number == NONE || places[camera.number] == NONE) {
            return;
        }
        var place = places[camera.number];
        places[camera.number] = NONE;
        var last = heap.removeLast();
        if (last != camera.number) {
            put(last, place);
            settle(last);
        }
    }

    /// Lets go of a camera.
    void forget(PlannedCamera camera) {
        giveUp(camera);
        if (camera.number != NONE) {
            cameras.set(camera.number, null);
            free.add(camera.number);
            camera.number = NONE;
        }
    }

    /// The next camera that is due, which waits no more; null when there is none.
    @Nullable PlannedCamera poll(Instant now) {
        if (heap.size == 0 || duesNanos[heap.all[0]] > EpochNanos.of(now)) {
            return null;
        }
        var first = Objects.requireNonNull(cameras.get(heap.all[0]));
        giveUp(first);
        return first;
    }

    /// Moves a number to where it belongs.
    private void settle(int number) {
        var place = places[number];
        while (place > 0 && duesNanos[number] < dueNanos((place - 1) / 2)) {
            put(heap.all[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        for (var child = sooner(place);
                child < heap.size && dueNanos(child) < duesNanos[number];
                child = sooner(place)) {
            put(heap.all[child], place);
            place = child;
        }
        put(number, place);
    }

    /// Of the two places below this one that which is due sooner.
    private int sooner(int place) {
        var left = 2 * place + 1;
        return left + 1 < heap.size && dueNanos(left + 1) < dueNanos(left) ? left + 1 : left;
    }

    private long dueNanos(int place) {
        return duesNanos[heap.all[place]];
    }

    private void put(int number, int place) {
        heap.all[place] = number;
        places[number] = place;
    }
}

package vn.giamsat.field;

import java.util.List;

/// Events that were read at once.
///
/// @param more whether there are more right now
/// @param next where to read on
record EventStretch(List<Event> events, boolean more, SyncToken next) {
    EventStretch {
        events = List.copyOf(events);
    }
}

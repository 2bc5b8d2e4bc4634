package vn.giamsat.access;

import java.util.Locale;

/// What is worth more than an ordinary question, and so is rationed per person and per address.
public enum Deed {
    /// Coming in with a token that this process has not let in before. Of an address, only attempts
    /// that failed count.
    LOGIN,
    /// A probe of one camera now.
    PROBE,
    /// A discovery of the streams of one device.
    DISCOVERY,
    /// An import of a file, whatever its size; a dry run too.
    IMPORT,
    /// The announcement of a photo.
    UPLOAD,
    /// A report of what happens at a facility, or of its end.
    REPORT,
    /// An event that somebody has sent to a webhook, again or to try it.
    EVENT,
    /// An export of a file. Where it comes in pages, its first page.
    EXPORT;

    /// As policies are named on the wire.
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

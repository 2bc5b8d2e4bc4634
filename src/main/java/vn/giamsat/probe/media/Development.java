package vn.giamsat.probe.media;

/// What became of a photo's file.
public sealed interface Development {
    /// Two JPEG files of what it shows, upright, with nothing else in them.
    record Developed(Print full, Print thumbnail) implements Development {}

    /// The sender's fault.
    ///
    /// @param detail for operators
    record Refused(Reason reason, String detail) implements Development {}

    /// Our own fault: nobody was free to look at it in time.
    record Busy() implements Development {}

    /// It took longer than it may. Nobody knows whether the file is hostile or the machine loaded.
    record Overdue() implements Development {}

    /// A JPEG file. The array is not copied; nobody changes it.
    record Print(byte[] jpeg, int widthPixels, int heightPixels) {}

    /// Why a file is no photo.
    enum Reason {
        /// It is none of the formats that phones make, whatever its name says.
        UNKNOWN_FORMAT,
        /// It would be bigger than what is taken, unpacked.
        TOO_MANY_PIXELS,
        UNDECODABLE
    }
}

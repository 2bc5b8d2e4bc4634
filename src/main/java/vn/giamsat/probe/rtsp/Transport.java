package vn.giamsat.probe.rtsp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How the packets of a track come (RFC 2326 section 12.39): asked for by SETUP, settled by its
/// answer, in which cameras are sloppy.
sealed interface Transport {
    /// The value of the header that asks for it.
    String wanted();

    /// What the camera made of it; empty when it insists on something else.
    Optional<Transport> answered(Optional<String> header);

    /// RTP over the RTSP connection, which passes every firewall that RTSP passes and needs no port
    /// of ours.
    ///
    /// @param channel of the RTP packets, 0–255; those of RTCP have the next one
    record Interleaved(int channel) implements Transport {
        static final Interleaved FIRST = new Interleaved(0);

        private static final int MOST = 255;
        private static final Pattern CHANNEL =
                Pattern.compile("\\s*interleaved\\s*=\\s*([0-9]{1,3}).*");

        @Override
        public String wanted() {
            return "RTP/AVP/TCP;unicast;interleaved=" + channel + "-" + (channel + 1);
        }

        /// The channels in the answer count, not those asked for, and `RTP/AVP` without `/TCP` is
        /// accepted when there are channels (Escam, Yoosee). Without any, those asked for are
        /// assumed, unless the camera insists on UDP.
        @Override
        public Optional<Transport> answered(Optional<String> header) {
            var text = header.orElse("");
            var named = channels(text).findFirst();
            if (named.isPresent()) {
                return named.filter(it -> it <= MOST).map(Interleaved::new);
            }
            return text.isBlank() || isTcp(text) ? Optional.of(this) : Optional.empty();
        }

        private static boolean isTcp(String header) {
            return header.toUpperCase(Locale.ROOT).contains("/TCP");
        }

        private static Stream<Integer> channels(String header) {
            return Stream.of(header.toLowerCase(Locale.ROOT).split(";"))
                    .map(CHANNEL::matcher)
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> Integer.valueOf(matcher.group(1)));
        }
    }

    /// RTP over UDP to us alone.
    ///
    /// @param port of ours for RTP, even; RTCP comes to the next one
    record Datagrams(int port) implements Transport {
        @Override
        public String wanted() {
            return "RTP/AVP;unicast;client_port=" + port + "-" + (port + 1);
        }

        /// A camera that changes its mind and interleaves is taken at its word. Ports in the answer
        /// count for nothing: where packets really come from is looked at when they come.
        @Override
        public Optional<Transport> answered(Optional<String> header) {
            var text = header.orElse("").toLowerCase(Locale.ROOT);
            if (text.contains("interleaved")) {
                return Interleaved.FIRST.answered(header);
            }
            return text.contains("multicast") || Interleaved.isTcp(text)
                    ? Optional.empty()
                    : Optional.of(this);
        }
    }
}

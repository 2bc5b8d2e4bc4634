package vn.giamsat.probe.onvif;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a device has its services: paths on the host and port that were asked. Devices name whole
/// addresses (XAddr); their hosts are not looked at, because behind address translation they are
/// the device's own idea of itself, and else they would lead past the address policy.
///
/// @param paths with query, as a request line has them
record Services(Map<MediaService, String> paths) {
    /// ONVIF Core section 5.1.1.
    static final String OF_DEVICE = "/onvif/device_service";

    private static final int LONGEST_PATH = 500;

    Services {
        paths = Map.copyOf(paths);
    }

    /// Reads the answer to GetServices.
    static Services listed(XmlElement response) {
        Map<MediaService, String> paths = new EnumMap<>(MediaService.class);
        for (var media : MediaService.values()) {
            response.all("Service")
                    .filter(
                            it ->
                                    it.textAt("Namespace").stream()
                                            .anyMatch(media.namespace()::equals))
                    .flatMap(it -> path(it).stream())
                    .findFirst()
                    .ifPresent(path -> paths.put(media, path));
        }
        return new Services(paths);
    }

    /// Reads the answer to GetCapabilities, which old devices have instead.
    static Services capable(XmlElement response) {
        return new Services(
                response.at("Capabilities", "Media")
                        .flatMap(Services::path)
                        .map(path -> Map.of(MediaService.MEDIA, path))
                        .orElse(Map.of()));
    }

    /// Those that can be asked, the better one first.
    List<MediaService> media() {
        return paths.keySet().stream().sorted().toList();
    }

    String path(MediaService media) {
        return Optional.ofNullable(paths.get(media)).orElseThrow();
    }

    private static Optional<String> path(XmlElement service) {
        return service.textAt("XAddr").flatMap(Services::path);
    }

    private static Optional<String> path(String address) {
        try {
            var uri = new URI(address);
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.ofNullable(uri.getRawPath())
                    .map(path -> path + query)
                    .filter(path -> path.matches("/[!-~]{0," + LONGEST_PATH + "}"));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}

package vn.giamsat.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with limits that nobody could mean.
@ApplicationScoped
public class LimitsCheck implements StartupCheck {
    private static final long LEAST_BODY = 16 << 10;
    private static final long MOST_BODY = 16 << 20;

    private final LimitsConfig config;

    LimitsCheck(LimitsConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        var wrong =
                rates().entrySet().stream()
                        .filter(rate -> !readable(rate.getValue()))
                        .map(rate -> "giamsat.limits." + rate.getKey())
                        .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            return Optional.of(
                    wrong + " must be like 30/1m (per 1 second to 1 day) or off: set a rate");
        }
        var body = config.jsonBody().asLongValue();
        return body < LEAST_BODY || body > MOST_BODY
                ? Optional.of("giamsat.limits.json-body must be 16K to 16M: set a size within")
                : Optional.empty();
    }

    private Map<String, String> rates() {
        var rates = new LinkedHashMap<String, String>();
        rates.put("login-person", config.loginPerson());
        rates.put("login-address", config.loginAddress());
        rates.put("probe-person", config.probePerson());
        rates.put("probe-address", config.probeAddress());
        rates.put("discovery-person", config.discoveryPerson());
        rates.put("discovery-address", config.discoveryAddress());
        rates.put("import-person", config.importPerson());
        rates.put("import-address", config.importAddress());
        rates.put("upload-person", config.uploadPerson());
        rates.put("upload-address", config.uploadAddress());
        rates.put("report-person", config.reportPerson());
        rates.put("report-address", config.reportAddress());
        rates.put("event-person", config.eventPerson());
        rates.put("event-address", config.eventAddress());
        rates.put("export-person", config.exportPerson());
        rates.put("export-address", config.exportAddress());
        return rates;
    }

    private static boolean readable(String rate) {
        try {
            Rate.parse(rate);
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}

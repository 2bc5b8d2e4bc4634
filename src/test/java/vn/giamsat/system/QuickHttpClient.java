package vn.giamsat.system;

import io.restassured.config.HttpClientConfig;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.HttpParams;

/// RestAssured makes a client for every request, and each looks for its version in all jars of the
/// tests; these are told once what the first found.
@SuppressWarnings("deprecation") // RestAssured takes no other
final class QuickHttpClient {
    private static final HttpParams FOUND = new DefaultHttpClient().getParams();

    static final HttpClientConfig CONFIG =
            HttpClientConfig.httpClientConfig()
                    .httpClientFactory(() -> new DefaultHttpClient(null, FOUND.copy()));

    private QuickHttpClient() {}
}

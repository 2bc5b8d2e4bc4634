package vn.giamsat.system;

import io.restassured.RestAssured;
import org.apache.http.impl.client.AbstractHttpClient;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.HttpParams;

/// RestAssured makes a client for every request, and each looks for its version in all jars of the
/// tests; these are told what the first found.
@SuppressWarnings("deprecation") // RestAssured takes no other
final class QuickHttpClient {
    private static final HttpParams FOUND = new DefaultHttpClient().getParams();

    private QuickHttpClient() {}

    /// From now on, until Quarkus sets its own before a test.
    static void use() {
        var config = RestAssured.config();
        var client = config.getHttpClientConfig().httpClientFactory(QuickHttpClient::made);
        RestAssured.config = config.httpClient(client);
    }

    private static AbstractHttpClient made() {
        return new DefaultHttpClient(null, FOUND.copy());
    }
}

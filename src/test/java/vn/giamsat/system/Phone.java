package vn.giamsat.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import vn.giamsat.client.ApiClient;
import vn.giamsat.client.ApiException;

/// A phone with the client that is generated from the published contract. What it has to send
/// waits in its queue until it was answered, and is sent again as the same.
final class Phone {
    private final ApiClient client;
    private final Queue<Errand> queue = new ArrayDeque<>();
    private volatile String token;

    /// Something to send, with the key under which it is the same however often it is sent.
    interface Errand {
        void run(ApiClient client) throws ApiException;
    }

    /// @param token of who holds the phone
    Phone(URI service, String token) {
        this.token = token;
        client = new ApiClient();
        client.updateBaseUri(service.toString());
        client.setHttpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
        client.setConnectTimeout(Duration.ofSeconds(5));
        client.setReadTimeout(Duration.ofSeconds(20));
        client.setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + this.token));
    }

    /// From now on it asks with another token of the same person.
    void renew(String newToken) {
        token = newToken;
    }

    ApiClient client() {
        return client;
    }

    void queue(List<Errand> errands) {
        queue.addAll(errands);
    }

    /// Tries each of what waits once.
    ///
    /// @return how many wait still, because no answer came
    /// @throws ApiException for what was refused
    int send() throws ApiException {
        for (var left = queue.size(); left > 0; left--) {
            var errand = queue.remove();
            try {
                errand.run(client);
            } catch (ApiException failed) {
                if (failed.getCode() != 0) {
                    throw failed;
                }
                queue.add(errand);
            }
        }
        return queue.size();
    }
}

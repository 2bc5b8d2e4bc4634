package vn.giamsat.registry;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// A secret of HashiCorp Vault's KV engine, version 2 (`GET /v1/<mount>/data/<path>` with
/// `X-Vault-Token`: https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2). Blocks; never
/// called on the event loop. Redirects are not followed: the token would go along.
@ApplicationScoped
class VaultSecret {
    private static final Logger LOG = Logger.getLogger(VaultSecret.class);

    private final Vertx vertx;

    VaultSecret(Vertx vertx) {
        this.vertx = vertx;
    }

    /// The fields of the secret.
    ///
    /// @throws IllegalArgumentException saying what went wrong and what to do, without a secret
    Map<String, String> fields(SealConfig.Vault config, URI address) {
        if (address.getHost() == null) {
            throw new IllegalArgumentException(
                    "giamsat.credentials.vault.address must be like https://vault.example.vn:8200");
        }
        if (!"https".equals(address.getScheme())) {
            LOG.warn("Vault is asked over plain http: only safe on the same machine");
        }
        var answer = ask(config, request(config, address));
        if (answer.status != 200) {
            throw new IllegalArgumentException(refusal(answer.status, pathOf(config)));
        }
        return fieldsOf(answer.body, pathOf(config));
    }

    static String pathOf(SealConfig.Vault config) {
        return "%s/data/%s".formatted(config.mount(), config.path());
    }

    private static RequestOptions request(SealConfig.Vault config, URI address) {
        var https = "https".equals(address.getScheme());
        var base = address.getPath() == null ? "" : address.getPath().replaceAll("/+$", "");
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(https)
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? (https ? 443 : 80) : address.getPort())
                .setURI(base + "/v1/" + pathOf(config))
                .setConnectTimeout(config.timeout().toMillis())
                .putHeader("X-Vault-Request", "true")
                .putHeader("X-Vault-Token", token(config));
    }

    private static String token(SealConfig.Vault config) {
        return config.token()
                .or(
                        () ->
                                config.tokenFile()
                                        .map(
                                                file ->
                                                        KeySources.text(
                                                                file,
                                                                "giamsat.credentials.vault.token-file")))
                .filter(token -> token.chars().allMatch(letter -> letter > ' ' && letter < 127))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "set giamsat.credentials.vault.token or …vault.token-file to a token"
                                                + " that may read "
                                                + pathOf(config)));
    }

    private Answer ask(SealConfig.Vault config, RequestOptions request) {
        var options = new HttpClientOptions();
        config.trustedCertificates()
                .ifPresent(
                        file ->
                                options.setTrustOptions(
                                        new PemTrustOptions().addCertPath(file.toString())));
        var client = vertx.createHttpClient(options);
        try {
            return client.request(request)
                    .compose(VaultSecret::sent)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IllegalArgumentException(
                    "Vault gave no answer within %s: check giamsat.credentials.vault.address"
                            .formatted(config.timeout()));
        } catch (ExecutionException failed) {
            throw new IllegalArgumentException(
                    "Vault cannot be asked (%s): check giamsat.credentials.vault.address and …vault.trusted-certificates"
                            .formatted(failed.getCause().getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("the start was interrupted while Vault was asked");
        } finally {
            client.close();
        }
    }

    /// Listens for the body on the event loop, before it can arrive. If the thread that asked did
    /// it, an answer that came while that was paused would lose its body.
    private static Future<Answer> sent(HttpClientRequest request) {
        return request.send()
                .compose(got -> got.body().map(body -> new Answer(got.statusCode(), body)));
    }

    private static String refusal(int status, String path) {
        return switch (status) {
            case 403 ->
                    ("Vault refuses the token (403): it has expired, or its policy lacks \"read\" on"
                                    + " %s; see giamsat.credentials.vault.token")
                            .formatted(path);
            case 404 ->
                    ("Vault has nothing at %s (404), or its newest version is deleted: put the keys"
                                    + " there, or mend giamsat.credentials.vault.mount and …vault.path")
                            .formatted(path);
            case 503 -> "Vault is sealed or under maintenance (503): unseal it, then start again";
            default ->
                    "Vault answered %d to the question for %s: check giamsat.credentials.vault.address"
                            .formatted(status, path);
        };
    }

    private static Map<String, String> fieldsOf(Buffer body, String path) {
        return data(body)
                .filter(data -> data.stream().allMatch(field -> field.getValue() instanceof String))
                .map(VaultSecret::texts)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        ("what Vault has at %s is no secret of texts in a KV engine of"
                                                        + " version 2: see giamsat.credentials.vault.mount")
                                                .formatted(path)));
    }

    /// The exceptions of a JSON reader quote what they read, so none is passed on.
    private static Optional<JsonObject> data(Buffer body) {
        try {
            return Optional.ofNullable(new JsonObject(body).getJsonObject("data"))
                    .map(versioned -> versioned.getJsonObject("data"));
        } catch (DecodeException | ClassCastException otherShape) {
            return Optional.empty();
        }
    }

    private static Map<String, String> texts(JsonObject data) {
        return data.stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> (String) field.getValue()));
    }

    private record Answer(int status, Buffer body) {}
}

package vn.giamsat.notice;

import vn.giamsat.shared.Confidential;

/// A destination with the secret that signs from now on. It is told this once.
///
/// @param secret as the Standard Webhooks specification writes it: `whsec_` and Base64 of 32 bytes
public record NewSecret(WebhookView webhook, String secret) implements Confidential {
    @Override
    public String toString() {
        return "secret of " + webhook.id();
    }
}

package vn.giamsat.system;

import java.util.Map;

/// Root fields of webhooks and of what became of digests, as [GraphQlOperation] asks them.
final class WebhookDocuments {
    private static final String DRAFT =
            "{province: \"$P\", name: \"Ma trận\", address: \"https://example.vn/\", kinds:"
                    + " [STEP_TAKEN]}";

    static final Map<String, String> ALL =
            Map.ofEntries(
                    Map.entry("query webhooks", "{ webhooks { id } }"),
                    Map.entry("query webhook", "{ webhook(id: \"$F\") { id } }"),
                    Map.entry(
                            "query webhookDeliveries",
                            "{ webhookDeliveries(webhookId: \"$F\") { edges { node { id } } } }"),
                    Map.entry(
                            "query digestDeliveries",
                            "{ digestDeliveries(person: \"$A\") { edges { node { id } } } }"),
                    Map.entry(
                            "mutation registerWebhook",
                            "mutation { registerWebhook(webhook: "
                                    + DRAFT
                                    + ") { webhook { id } } }"),
                    Map.entry(
                            "mutation updateWebhook",
                            "mutation { updateWebhook(id: \"$F\", version: 999, webhook: "
                                    + DRAFT
                                    + ") { id } }"),
                    Map.entry(
                            "mutation removeWebhook",
                            "mutation { removeWebhook(id: \"$F\", version: 999) { id } }"),
                    Map.entry(
                            "mutation rotateWebhookSecret",
                            "mutation { rotateWebhookSecret(id: \"$F\", version: 999) { webhook {"
                                    + " id } } }"),
                    Map.entry(
                            "mutation sendEventAgain",
                            "mutation { sendEventAgain(webhookId: \"$F\", deliveryId: \"$F\") { id"
                                    + " } }"),
                    Map.entry(
                            "mutation testWebhook", "mutation { testWebhook(id: \"$F\") { id } }"));

    /// As in [GraphQlOperation].
    static final Map<String, String> SHOWN =
            Map.of(
                    "query webhooks", "$F",
                    "query webhookDeliveries", "$F",
                    "query digestDeliveries", "$F");

    private WebhookDocuments() {}
}

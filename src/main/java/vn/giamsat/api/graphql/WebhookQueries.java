package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.notice.Deliveries;
import vn.giamsat.notice.DeliveryState;
import vn.giamsat.notice.DeliveryView;
import vn.giamsat.notice.NewSecret;
import vn.giamsat.notice.WebhookDraft;
import vn.giamsat.notice.WebhookView;
import vn.giamsat.notice.Webhooks;
import vn.giamsat.shared.InputCheck;
import vn.giamsat.shared.PageRequest;

/// Whom else events are told, and what became of them.
@GraphQLApi
@RolesAllowed(Role.WEBHOOK_KEEPERS)
public class WebhookQueries {
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final InputCheck check;
    private final Asking asking;

    WebhookQueries(Webhooks webhooks, Deliveries deliveries, InputCheck check, Asking asking) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @Description("All webhooks that you keep, by name")
    public Uni<List<WebhookView>> webhooks() {
        return asking.answer(webhooks::all);
    }

    @Query
    @Description("One webhook")
    public Uni<WebhookView> webhook(@NonNull UUID id) {
        return asking.answer(viewer -> webhooks.byId(id, viewer));
    }

    @Query
    @Description("A page of a webhook's deliveries, newest first; first: 1–200, default 50")
    public Uni<DeliveryConnection> webhookDeliveries(
            @NonNull UUID webhookId,
            @Nullable DeliveryState state,
            @Nullable Integer first,
            @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return deliveries
                            .page(webhookId, state, page, viewer)
                            .map(found -> DeliveryConnection.of(found, page));
                });
    }

    @Mutation
    @Description("Register a webhook; its secret is told this once")
    public Uni<NewSecret> registerWebhook(@NonNull WebhookDraft webhook) {
        return asking.answer(viewer -> webhooks.register(check.demand(webhook), viewer));
    }

    @Mutation
    @Description("Replace what is known of a webhook; its province stays")
    public Uni<WebhookView> updateWebhook(
            @NonNull UUID id, int version, @NonNull WebhookDraft webhook) {
        return asking.answer(
                viewer -> {
                    var draft = check.demand(webhook);
                    return webhooks.change(id, version, current -> draft, viewer);
                });
    }

    @Mutation
    @Description("End a webhook; what waits for it is forgotten")
    public Uni<WebhookView> removeWebhook(@NonNull UUID id, int version) {
        return asking.answer(viewer -> webhooks.remove(id, version, viewer));
    }

    @Mutation
    @Description("Make a new secret; it is told this once, the one before signs on for a while")
    public Uni<NewSecret> rotateWebhookSecret(@NonNull UUID id, int version) {
        return asking.answer(viewer -> webhooks.rotate(id, version, viewer));
    }

    @Mutation
    @Description("Send an event again, with its id; one on its way stays as it is")
    public Uni<DeliveryView> sendEventAgain(@NonNull UUID webhookId, @NonNull UUID deliveryId) {
        return asking.answer(
                Deed.EVENT, viewer -> deliveries.sendAgain(webhookId, deliveryId, viewer));
    }

    @Mutation
    @Description("Send a webhook an event that says nothing")
    public Uni<DeliveryView> testWebhook(@NonNull UUID id) {
        return asking.answer(Deed.EVENT, viewer -> deliveries.test(id, viewer));
    }
}

package vn.giamsat.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.field.Event;
import vn.giamsat.field.EventRequest;
import vn.giamsat.field.Events;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Server-sent events (WHATWG HTML, section 9.2). Data are JSON in one line.
@Path("/api/v1/events")
@Tag(name = "field")
@RolesAllowed(Role.READERS)
public class EventResource {
    private static final int LONGEST_SECONDS = 86_400;
    private static final long COME_BACK_AFTER_MILLISECONDS = 3_000;
    private static final String ALIVE = "alive";

    private final Events events;
    private final CurrentViewer viewer;
    private final RoutingContext request;
    private final ObjectMapper json;
    private final Clock clock;

    EventResource(
            Events events,
            CurrentViewer viewer,
            RoutingContext request,
            ObjectMapper json,
            Clock clock) {
        this.events = events;
        this.viewer = viewer;
        this.request = request;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary =
                    "What happens, of all that you may see: `health`, `incident`, `task`, `removed`;"
                            + " `resync` where events are not known any more")
    @APIResponse(
            responseCode = "200",
            description = "Events until the token ends",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> events(
            @Parameter(description = "Id of the last event, or the `next` of a sync; else from now")
                    @HeaderParam("Last-Event-ID")
                    @Nullable String lastEventId,
            @Parameter(
                            description = "Ends the stream after so many seconds, 1–86400",
                            example = "60")
                    @QueryParam("seconds")
                    @Nullable String seconds,
            @Context Sse sse) {
        var http = request.request();
        var asked =
                new EventRequest(
                        viewer.person(), lastEventId, end(seconds), () -> StuckReader.cut(http));
        return events.stream(asked).map(event -> written(event, sse.newEventBuilder()));
    }

    private Instant end(@Nullable String seconds) {
        var end = viewer.tokenEnds();
        if (seconds == null) {
            return end;
        }
        var wanted = clock.instant().plusSeconds(length(seconds));
        return wanted.isBefore(end) ? wanted : end;
    }

    private static int length(String seconds) {
        try {
            var length = Integer.parseInt(seconds);
            if (length >= 1 && length <= LONGEST_SECONDS) {
                return length;
            }
        } catch (NumberFormatException noNumber) {
            throw Problem.invalid(Violation.of("seconds", "integer"));
        }
        throw Problem.invalid(Violation.between("seconds", 1, LONGEST_SECONDS));
    }

    private OutboundSseEvent written(Event event, OutboundSseEvent.Builder builder) {
        if (event.id() != null) {
            builder.id(event.id());
        }
        return event.name() == null
                ? builder.comment(ALIVE).reconnectDelay(COME_BACK_AFTER_MILLISECONDS).build()
                : builder.name(event.name()).data(String.class, text(event)).build();
    }

    private String text(Event event) {
        try {
            return json.writeValueAsString(event.data());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package vn.giamsat.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import vn.giamsat.field.SyncView;

/// Gives answers that tell one thing an entity tag, where they have none of their own: the digest
/// of what they tell, because sums and states have no version. Pages and deltas are no one thing.
/// Event loop.
@Provider
public class ContentTag implements ContainerResponseFilter {
    private final ObjectMapper json;

    ContentTag(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (isOneThing(request, answer)) {
            var tag = EntityTag.ofContent(text(answer.getEntity()));
            Tagged.mark(answer.getHeaders(), tag);
            if (EntityTag.held(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
                answer.setStatusInfo(Response.Status.NOT_MODIFIED);
                answer.setEntity(null);
            }
        }
    }

    private static boolean isOneThing(
            ContainerRequestContext request, ContainerResponseContext answer) {
        return request.getMethod().equals("GET")
                && answer.getStatus() == Response.Status.OK.getStatusCode()
                && answer.getEntity() instanceof Record thing
                && !(thing instanceof PageBody<?> || thing instanceof SyncView)
                && !answer.getHeaders().containsKey(HttpHeaders.ETAG);
    }

    private String text(Object thing) {
        try {
            return json.writeValueAsString(thing);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

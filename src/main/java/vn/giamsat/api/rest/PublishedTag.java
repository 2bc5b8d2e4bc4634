package vn.giamsat.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Writes into the published contract that every GET of one thing takes the tag that the client
/// holds (`ContentTag`). Runs while the product is built.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class PublishedTag implements OASFilter {
    private static final List<String> NO_ONE_THING = List.of("PageBody", "SyncView");

    @Override
    public PathItem filterPathItem(PathItem item) {
        Optional.ofNullable(item.getGET())
                .filter(PublishedTag::tellsOneThing)
                .filter(PublishedTag::takesNoTag)
                .ifPresent(get -> get.addParameter(tag()));
        return item;
    }

    private static boolean takesNoTag(Operation get) {
        return get.getParameters() == null
                || get.getParameters().stream()
                        .noneMatch(it -> HttpHeaders.IF_NONE_MATCH.equals(it.getName()));
    }

    private static boolean tellsOneThing(Operation get) {
        var answer = get.getResponses().getAPIResponse("200");
        var json =
                answer.getContent() == null
                        ? null
                        : answer.getContent().getMediaType("application/json");
        var thing = json == null || json.getSchema() == null ? null : json.getSchema().getRef();
        return thing != null && NO_ONE_THING.stream().noneMatch(thing::contains);
    }

    private static Parameter tag() {
        return OASFactory.createParameter()
                .name(HttpHeaders.IF_NONE_MATCH)
                .in(Parameter.In.HEADER)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
}

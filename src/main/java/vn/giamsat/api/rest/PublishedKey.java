package vn.giamsat.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// Writes into the published contract that every POST takes a key. Runs while the product is built.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class PublishedKey implements OASFilter {
    private static final int LONGEST = 64;

    @Override
    public PathItem filterPathItem(PathItem item) {
        var post = item.getPOST();
        if (post != null) {
            post.addParameter(key());
        }
        return item;
    }

    private static Parameter key() {
        return OASFactory.createParameter()
                .name(Fingerprint.HEADER)
                .in(Parameter.In.HEADER)
                .description(
                        "Made by the client for this request, for example a UUID: sent again with"
                                + " the same key, the request is done once and answered the same,"
                                + " for 7 days. Refusals are not kept.")
                .schema(
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.STRING)
                                .minLength(1)
                                .maxLength(LONGEST));
    }
}

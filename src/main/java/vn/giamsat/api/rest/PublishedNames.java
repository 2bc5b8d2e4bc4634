package vn.giamsat.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/// Names each operation in the published contract as a generated client has it: `facilityRegister`
/// for what `FacilityResource.register` answers. Runs while the product is built.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class PublishedNames implements OASFilter {
    private static final String BETWEEN = "Resource_";

    @Override
    public Operation filterOperation(Operation operation) {
        var id = operation.getOperationId();
        if (id != null && id.contains(BETWEEN)) {
            var end = id.indexOf(BETWEEN);
            var method = id.substring(end + BETWEEN.length());
            operation.setOperationId(
                    lowered(id.substring(0, end))
                            + method.substring(0, 1).toUpperCase(Locale.ROOT)
                            + method.substring(1));
        }
        return operation;
    }

    private static String lowered(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}

package vn.giamsat.api.graphql;

import io.smallrye.graphql.api.ErrorExtensionProvider;

import jakarta.json.Json;
import jakarta.json.JsonValue;

/// `extensions.violations` of an invalid input: the same members as in REST.
public final class ViolationsExtension implements ErrorExtensionProvider {
    @Override
    public String getKey() {
        return "violations";
    }

    @Override
    public JsonValue mapValueFrom(Throwable failure) {
        var array = Json.createArrayBuilder();
        if (failure instanceof Refusal refusal) {
            refusal.violations()
                    .forEach(
                            violation ->
                                    array.add(
                                            Json.createObjectBuilder()
                                                    .add("field", violation.field())
                                                    .add("rule", violation.rule())
                                                    .add("message", refusal.message(violation))));
        }
        return array.build();
    }
}

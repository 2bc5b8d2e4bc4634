package vn.giamsat.api.graphql;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.graphql.api.ErrorExtensionProvider;

import jakarta.json.Json;
import jakarta.json.JsonValue;

import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// `extensions.code` of every error: the same stable names as in REST.
public final class CodeExtension implements ErrorExtensionProvider {
    @Override
    public String getKey() {
        return "code";
    }

    @Override
    public JsonValue mapValueFrom(Throwable failure) {
        return Json.createValue(code(failure));
    }

    private static String code(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refusal.code();
            case Problem problem -> problem.code().wireName();
            case ForbiddenException _ -> ErrorCode.FORBIDDEN.wireName();
            case UnauthorizedException _ -> ErrorCode.UNAUTHENTICATED.wireName();
            case AuthenticationException _ -> ErrorCode.UNAUTHENTICATED.wireName();
            default -> ErrorCode.INTERNAL.wireName();
        };
    }
}

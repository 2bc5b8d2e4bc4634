package vn.giamsat.api.rest;

import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Deed;
import vn.giamsat.access.LongAnswer;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.photo.PhotoConfig;
import vn.giamsat.photo.Sender;
import vn.giamsat.photo.UploadView;
import vn.giamsat.photo.Uploads;
import vn.giamsat.photo.Uploads.Stretch;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Photos on their way, over tus 1.0.0 (https://tus.io/protocols/resumable-upload) with `creation`
/// and `expiration`. Bodies are taken from the connection as they come and not by RESTEasy, which
/// would hold them in memory as a whole and drop them when a line breaks.
@Path(TusHeaders.UPLOADS)
@Tag(name = "photo")
@RolesAllowed(Role.PHOTOGRAPHERS)
public class UploadResource {
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String METADATA = "Upload-Metadata";
    private static final String VERSION = "Tus-Resumable";
    private static final String BYTES = "application/offset+octet-stream";

    private final Uploads uploads;
    private final PhotoConfig config;
    private final CurrentViewer viewer;
    private final Rations rations;
    private final LongAnswer answer;
    private final RoutingContext request;

    UploadResource(
            Uploads uploads,
            PhotoConfig config,
            CurrentViewer viewer,
            Rations rations,
            LongAnswer answer,
            RoutingContext request) {
        this.uploads = uploads;
        this.config = config;
        this.viewer = viewer;
        this.rations = rations;
        this.answer = answer;
        this.request = request;
    }

    @OPTIONS
    @Operation(summary = "Which tus is spoken, with which extensions, up to which size")
    @APIResponse(responseCode = "204", description = "In the headers")
    public RestResponse<Void> abilities() {
        return ResponseBuilder.<Void>noContent()
                .header("Tus-Extension", "creation,expiration")
                .header("Tus-Max-Size", config.maxBytes().asLongValue())
                .build();
    }

    @POST
    @Once
    @Operation(
            summary = "Announce a photo, under an id that you make; Location is where to send it",
            description =
                    "Announced again in the same words it is the same upload. Upload-Metadata has"
                            + " photoId, which ends in your idNode (GET /me), and facilityId, and"
                            + " may have latitude and longitude"
                            + " (degrees), takenAt (RFC 3339), each followed by its value in"
                            + " Base64.")
    @APIResponse(responseCode = "201", description = "Location names the upload")
    public Uni<RestResponse<Void>> announce(
            @HeaderParam(VERSION) @Nullable String version,
            @Parameter(schema = @Schema(type = INTEGER)) @HeaderParam(LENGTH)
                    @Nullable String length,
            @HeaderParam(METADATA) @Nullable String metadata) {
        demandVersion(version);
        var person = rations.spend(Deed.UPLOAD);
        var draft = UploadMetadata.draft(metadata, demandedLength(length));
        return uploads.announce(draft, person).map(UploadResource::announced);
    }

    private int demandedLength(@Nullable String length) {
        var bytes = number(LENGTH, length);
        if (bytes > config.maxBytes().asLongValue()) {
            throw new Problem(ErrorCode.TOO_LARGE);
        }
        if (bytes == 0) {
            throw Problem.invalid(Violation.of(LENGTH, "min", "value", 1));
        }
        return Math.toIntExact(bytes);
    }

    private static RestResponse<Void> announced(UploadView upload) {
        return ResponseBuilder.<Void>create(RestResponse.Status.CREATED)
                .location(URI.create(TusHeaders.UPLOADS + "/" + upload.id()))
                .header("Upload-Expires", expiry(upload))
                .build();
    }

    @HEAD
    @Path("/{id}")
    @Operation(summary = "How far your upload has come, in Upload-Offset")
    @APIResponse(responseCode = "200", description = "In the headers")
    public Uni<RestResponse<Void>> progress(
            @RestPath UUID id, @HeaderParam(VERSION) @Nullable String version) {
        demandVersion(version);
        return uploads.byId(id, viewer.person())
                .map(
                        upload ->
                                ResponseBuilder.<Void>ok()
                                        .header(OFFSET, upload.offsetBytes())
                                        .header(LENGTH, upload.lengthBytes())
                                        .header(METADATA, upload.metadata())
                                        .header("Upload-Expires", expiry(upload))
                                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                        .build());
    }

    /// What has come before a line breaks is kept, so the work goes on when nobody listens any
    /// more.
    @PATCH
    @Path("/{id}")
    @Operation(
            summary = "Send the file, or what of it is missing, from Upload-Offset on",
            description =
                    "With the last byte it becomes a photo: it is told by its content (JPEG, PNG,"
                            + " WebP or HEIC), decoded, turned upright and made anew without what"
                            + " the phone wrote beside it. What is no photo is dropped.")
    @RequestBody(
            content =
                    @Content(mediaType = BYTES, schema = @Schema(type = STRING, format = "binary")))
    @APIResponse(responseCode = "204", description = "Taken, up to Upload-Offset")
    public Uni<RestResponse<Void>> append(
            @RestPath UUID id,
            @HeaderParam(VERSION) @Nullable String version,
            @Parameter(schema = @Schema(type = INTEGER)) @HeaderParam(OFFSET)
                    @Nullable String offset) {
        demandVersion(version);
        var sent = request.request();
        demandType(sent.getHeader(HttpHeaders.CONTENT_TYPE));
        var announced = sent.getHeader(HttpHeaders.CONTENT_LENGTH);
        var stretch =
                new Stretch(
                        id,
                        number(OFFSET, offset),
                        announced == null ? 0 : number(HttpHeaders.CONTENT_LENGTH, announced));
        var body = IncomingBody.of(sent);
        var sender = new Sender(viewer.person(), answer.held(Permission.ADD_PHOTOS));
        var taken = uploads.append(stretch, body, sender).map(UploadResource::taken);
        return Uni.createFrom()
                .emitter(client -> taken.subscribe().with(client::complete, client::fail));
    }

    /// Some clients add a charset to whatever they send.
    private static void demandType(@Nullable String type) {
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(BYTES)) {
            throw new Problem(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static RestResponse<Void> taken(UploadView upload) {
        return ResponseBuilder.<Void>noContent()
                .header(OFFSET, upload.offsetBytes())
                .header("Upload-Expires", expiry(upload))
                .build();
    }

    private static void demandVersion(@Nullable String version) {
        if (!TusHeaders.VERSION.equals(version)) {
            throw new Problem(ErrorCode.TUS_VERSION_UNKNOWN);
        }
    }

    /// A whole number from 0.
    private static long number(String header, @Nullable String text) {
        if (text == null) {
            throw Problem.invalid(Violation.of(header, "not-null"));
        }
        if (!text.strip().matches("[0-9]{1,12}")) {
            throw Problem.invalid(Violation.of(header, "integer"));
        }
        return Long.parseLong(text.strip());
    }

    private static String expiry(UploadView upload) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                upload.expiresAt().atOffset(ZoneOffset.UTC));
    }
}

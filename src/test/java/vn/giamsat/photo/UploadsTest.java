package vn.giamsat.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.photo.PhotoFixture.contact;
import static vn.giamsat.photo.PhotoFixture.draft;
import static vn.giamsat.photo.PhotoFixture.file;
import static vn.giamsat.photo.PhotoFixture.operator;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Uploads that break off, come back, expire, and turn out to be photos or not.
class UploadsTest {
    private static final byte[] PHOTO = file("held-right.jpg");

    private static PhotoFixture fixture;
    private static UUID facility;
    private static Viewer.Person contact;

    @BeforeAll
    static void start(@TempDir Path folder) {
        fixture = new PhotoFixture(PhotoStore.Kind.DATABASE, folder);
        facility = fixture.database.facility("2021-24");
        contact = contact(facility);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void keepsWhatCameBeforeTheLineBrokeAndGoesOnFromThere() {
        // Given
        var id = fixture.announced(draft(facility, PHOTO.length, contact), contact).id();
        // When
        var cut = fixture.sent(id, 0, breaking(part(0, 1000)), contact);
        var cutAgain =
                fixture.sent(id, 1000, breaking(part(1000, 1100), part(1100, 2000)), contact);
        var done = fixture.sent(id, 2000, whole(part(2000, PHOTO.length)), contact);
        // Then
        assertThat(cut.offsetBytes()).isEqualTo(1000);
        assertThat(cutAgain.offsetBytes()).isEqualTo(2000);
        assertThat(done.isFinished()).isTrue();
        assertThat(fixture.count("photo_piece", id)).isEqualTo("0");
        var photo = fixture.photos.byId(id, contact).await().indefinitely();
        assertThat(photo.widthPixels()).isEqualTo(480);
        assertThat(photo.latitude()).isEqualTo(21.27);
        assertThat(photo.sentBy()).isEqualTo("Đầu mối");
        assertThat(audited(id)).isEqualTo("REGISTERED {\"digest\": \"" + photo.digest() + "\"}");
    }

    /// Whole files are never in memory while they come.
    @Test
    void writesPiecesAsTheyArrive() {
        // Given
        var length = 3 * Reception.PIECE_BYTES;
        var id = fixture.announced(draft(facility, length, contact), contact).id();
        var parts = IntStream.range(0, 40).mapToObj(part -> Buffer.buffer(new byte[16 << 10]));
        // When
        fixture.sent(id, 0, Multi.createFrom().items(parts), contact);
        // Then
        assertThat(
                        fixture.database.owner.single(
                                "select string_agg(length(bytes)::text, ' ' order by offset_bytes)"
                                        + " from photo_piece where upload_id = '"
                                        + id
                                        + "'"))
                .isEqualTo("262144 262144 131072");
    }

    @Test
    void goesOnOnlyWhereItHasComeTo() {
        // Given
        var id = fixture.announced(draft(facility, 100, contact), contact).id();
        fixture.sent(id, 0, whole(Buffer.buffer(new byte[10])), contact);
        // Then
        for (var offset : new int[] {0, 9, 11, 100, 1000}) {
            refused(
                    ErrorCode.UPLOAD_AT_OTHER_OFFSET,
                    () -> fixture.sent(id, offset, whole(Buffer.buffer(new byte[1])), contact));
        }
        refused(
                ErrorCode.TOO_LARGE,
                () -> fixture.sent(id, 10, whole(Buffer.buffer(new byte[91])), contact));
        assertThat(fixture.uploads.byId(id, contact).await().indefinitely().offsetBytes())
                .isEqualTo(10);
    }

    @Test
    void dropsWhatIsNoPhoto() {
        // Given
        var script = "#!/bin/sh\necho photo.jpg\n".getBytes();
        var id = fixture.announced(draft(facility, script.length, contact), contact).id();
        // Then
        refused(
                ErrorCode.PHOTO_FORMAT_UNKNOWN,
                () -> fixture.sent(id, 0, whole(Buffer.buffer(script)), contact));
        refused(
                ErrorCode.NOT_FOUND,
                () -> fixture.uploads.byId(id, contact).await().indefinitely());
        assertThat(fixture.count("photo", id)).isEqualTo("0");
    }

    @Test
    void takesTheLastPieceAgainWhenNobodyWasFreeToLookAtIt(@TempDir Path folder) {
        try (var busy = new PhotoFixture(PhotoStore.Kind.DATABASE, folder)) {
            // Given
            var place = busy.database.facility("2021-24");
            var sender = contact(place);
            var id = busy.announced(draft(place, PHOTO.length, sender), sender).id();
            busy.sent(id, 0, whole(part(0, 1000)), sender);
            busy.developer.close();
            // Then
            refused(
                    ErrorCode.PHOTOS_BUSY,
                    () -> busy.sent(id, 1000, whole(part(1000, PHOTO.length)), sender));
            assertThat(busy.uploads.byId(id, sender).await().indefinitely().offsetBytes())
                    .isEqualTo(1000);
        }
    }

    @Test
    void isItsSendersAlone() {
        // Given
        var mine = draft(facility, 100, contact);
        var stranger = operator("2021-48");
        fixture.announced(mine, contact);
        // Then
        for (var other : new Viewer.Person[] {contact(facility), operator("2021-24")}) {
            refused(ErrorCode.INVALID_INPUT, () -> fixture.announced(mine, other));
            refused(
                    ErrorCode.NOT_FOUND,
                    () -> fixture.sent(mine.photoId(), 0, whole(part(0, 1)), other));
        }
        refused(
                ErrorCode.NOT_FOUND,
                () -> fixture.announced(draft(facility, 100, stranger), stranger));
    }

    @Test
    void isTheSameWhenItIsAnnouncedAgain() {
        // Given
        var draft = draft(facility, 100, contact);
        fixture.announced(draft, contact);
        fixture.sent(draft.photoId(), 0, whole(part(0, 7)), contact);
        // Then
        assertThat(fixture.announced(draft, contact).offsetBytes()).isEqualTo(7);
        var longer =
                new UploadDraft(draft.photoId(), facility, 101, null, null, null, draft.metadata());
        refused(ErrorCode.ID_TAKEN, () -> fixture.announced(longer, contact));
    }

    @Test
    void expiresAndCanBeBegunAnew() {
        // Given
        var draft = draft(facility, 100, contact);
        fixture.announced(draft, contact);
        fixture.sent(draft.photoId(), 0, whole(part(0, 7)), contact);
        // When
        fixture.now = fixture.now.plus(PhotoFixture.LIFETIME);
        fixture.retention.swept(fixture.now).await().indefinitely();
        // Then
        assertThat(fixture.count("photo_piece", draft.photoId())).isEqualTo("0");
        refused(
                ErrorCode.UPLOAD_EXPIRED,
                () -> fixture.uploads.byId(draft.photoId(), contact).await().indefinitely());
        assertThat(fixture.announced(draft, contact).offsetBytes()).isZero();
    }

    @Test
    void leavesNothingOfWhatExpiredLongAgo() {
        // Given
        var id = fixture.announced(draft(facility, 100, contact), contact).id();
        // When
        var later = fixture.now.plus(PhotoFixture.LIFETIME.multipliedBy(2));
        fixture.retention.swept(later).await().indefinitely();
        // Then
        assertThat(fixture.count("photo_upload", id)).isEqualTo("0");
    }

    private static String audited(UUID id) {
        return fixture.database.owner.single(
                "select string_agg(action || ' ' || after, ', ') from audit_entry where row_id = '%s'"
                        .formatted(id));
    }

    private static Multi<Buffer> whole(Buffer... parts) {
        return Multi.createFrom().items(parts);
    }

    /// As the line breaks behind these.
    private static Multi<Buffer> breaking(Buffer... parts) {
        return Multi.createBy()
                .concatenating()
                .streams(whole(parts), Multi.createFrom().failure(new IOException("reset")));
    }

    private static Buffer part(int from, int end) {
        return Buffer.buffer(Arrays.copyOfRange(PHOTO, from, end));
    }

    private static void refused(ErrorCode code, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}

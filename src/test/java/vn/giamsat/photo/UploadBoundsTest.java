package vn.giamsat.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.photo.PhotoFixture.LIFETIME;
import static vn.giamsat.photo.PhotoFixture.contact;
import static vn.giamsat.photo.PhotoFixture.draft;
import static vn.giamsat.photo.PhotoFixture.file;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.media.PhotoSettings;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What an upload may take of us: how many there are, how long each lives, how often it is tried,
/// and whether its sender may still send.
class UploadBoundsTest {
    private static final byte[] PHOTO = file("held-right.jpg");

    private static PhotoFixture fixture;
    private static UUID facility;

    private final Viewer.Person contact = contact(facility);

    @BeforeAll
    static void start(@TempDir Path folder) {
        fixture = new PhotoFixture(PhotoStore.Kind.DATABASE, folder);
        facility = fixture.database.facility("2021-24");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void writesNoPieceAfterTheSenderLostTheRightToIt() {
        // Given
        var piece = Reception.PIECE_BYTES;
        var id = fixture.announced(draft(facility, 3 * piece, contact), contact).id();
        var parts = IntStream.range(0, 3).mapToObj(part -> Buffer.buffer(new byte[piece]));
        // Then
        refused(
                ErrorCode.FORBIDDEN,
                () -> fixture.sent(id, 0, Multi.createFrom().items(parts), losing(1)));
        assertThat(offset(id)).isEqualTo(piece);
    }

    @Test
    void makesNoPhotoWhenTheRightWasLostWhileItWasDeveloped() {
        // Given
        var id = fixture.announced(draft(facility, PHOTO.length, contact), contact).id();
        // Then
        refused(ErrorCode.FORBIDDEN, () -> fixture.sent(id, 0, whole(PHOTO), losing(1)));
        assertThat(fixture.count("photo", id)).isEqualTo("0");
        assertThat(offset(id)).isZero();
    }

    /// Who may go on so many times.
    private Sender losing(int times) {
        var asked = new AtomicInteger();
        Supplier<Uni<Void>> held =
                () ->
                        asked.getAndIncrement() < times
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(new Problem(ErrorCode.FORBIDDEN));
        return new Sender(contact, held);
    }

    @Test
    void letsSoManyBeUnfinishedAtATime() {
        // Given
        var first = draft(facility, PHOTO.length, contact);
        fixture.announced(first, contact);
        for (var more = 1; more < UploadStatements.MOST_UNFINISHED; more++) {
            fixture.announced(draft(facility, 9, contact), contact);
        }
        // Then
        refused(
                ErrorCode.TOO_MANY_UPLOADS,
                () -> fixture.announced(draft(facility, 9, contact), contact));
        var other = contact(facility);
        assertThat(fixture.announced(draft(facility, 9, other), other).offsetBytes()).isZero();
        assertThat(fixture.announced(first, contact).offsetBytes()).isZero();
        fixture.sent(first.photoId(), 0, whole(PHOTO), contact);
        assertThat(fixture.announced(draft(facility, 9, contact), contact).offsetBytes()).isZero();
    }

    @Test
    void putsTheEndOffWithEachPieceButNotForEver() {
        // Given
        var upload = fixture.announced(draft(facility, 100, contact), contact);
        var begun = fixture.now;
        // When
        var offset = 0;
        while (fixture.now.isBefore(begun.plus(LIFETIME.multipliedBy(3)))) {
            fixture.now = fixture.now.plus(LIFETIME.dividedBy(2));
            upload = fixture.sent(upload.id(), offset++, whole(new byte[1]), contact);
            assertThat(upload.expiresAt()).isEqualTo(fixture.now.plus(LIFETIME));
        }
        fixture.now = fixture.now.plus(LIFETIME.dividedBy(2));
        upload = fixture.sent(upload.id(), offset, whole(new byte[1]), contact);
        // Then
        assertThat(upload.expiresAt()).isEqualTo(begun.plus(LIFETIME.multipliedBy(4)));
    }

    @Test
    void putsTheEndOffWithTheLastPieceToo() {
        // Given
        var id = fixture.announced(draft(facility, PHOTO.length, contact), contact).id();
        fixture.now = fixture.now.plus(LIFETIME.dividedBy(2));
        // When
        var done = fixture.sent(id, 0, whole(PHOTO), contact);
        // Then
        assertThat(done.expiresAt()).isEqualTo(fixture.now.plus(LIFETIME));
    }

    @Test
    void saysThatThePhotoIsHereToWhoSentItLongAgo() {
        // Given
        var draft = draft(facility, PHOTO.length, contact);
        fixture.announced(draft, contact);
        fixture.sent(draft.photoId(), 0, whole(PHOTO), contact);
        // When
        fixture.now = fixture.now.plus(LIFETIME.multipliedBy(2));
        fixture.retention.swept(fixture.now).await().indefinitely();
        // Then
        assertThat(fixture.count("photo_upload", draft.photoId())).isEqualTo("0");
        refused(ErrorCode.PHOTO_ARRIVED, () -> fixture.announced(draft, contact));
        refused(ErrorCode.INVALID_INPUT, () -> fixture.announced(draft, contact(facility)));
    }

    /// The machine may have been loaded.
    @Test
    void triesAPhotoThatTakesTooLongThreeTimes(@TempDir Path folder) throws IOException {
        var hasty = new PhotoSettings(1, 50_000_000, Duration.ofMillis(1));
        try (var slow = new PhotoFixture(PhotoStore.Kind.DATABASE, folder, hasty)) {
            // Given
            var place = slow.database.facility("2021-24");
            var sender = contact(place);
            var photo = big();
            var id = slow.announced(draft(place, photo.length, sender), sender).id();
            // Then
            for (var code :
                    new ErrorCode[] {
                        ErrorCode.PHOTOS_BUSY, ErrorCode.PHOTOS_BUSY, ErrorCode.PHOTO_UNDECODABLE
                    }) {
                assertThat(slow.count("photo_upload", id)).isEqualTo("1");
                refused(code, () -> slow.sent(id, 0, whole(photo), sender));
            }
            assertThat(slow.count("photo_upload", id)).isEqualTo("0");
        }
    }

    private static byte[] big() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3000, 2000, BufferedImage.TYPE_3BYTE_BGR), "png", file);
        return file.toByteArray();
    }

    private int offset(UUID id) {
        return fixture.uploads.byId(id, contact).await().indefinitely().offsetBytes();
    }

    private static Multi<Buffer> whole(byte[] bytes) {
        return Multi.createFrom().item(Buffer.buffer(bytes));
    }

    private static void refused(ErrorCode code, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}

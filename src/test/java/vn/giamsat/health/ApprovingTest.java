package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.health.Outcomes.START;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What people approve that cameras show, over a real PostgreSQL with its row-level security.
class ApprovingTest extends JournalBench {
    private static final Instant NOW = START.plus(Duration.ofHours(1));
    private static final Viewer OPERATOR = person(Role.PROVINCE_OPERATOR, "2021-24");
    private static final Viewer FOREIGN = person(Role.PROVINCE_OPERATOR, "2021-48");

    private final Approving approving = at(NOW);

    @Test
    void keepsWhichPictureItWasWhoApprovedItAndWhen() {
        // Given
        var digest = picture();
        // When
        var approved = await(approving.approve(camera, new ReferenceDraft(digest), OPERATOR));
        // Then
        assertThat(approved.night()).isNull();
        assertThat(approved.day())
                .isEqualTo(new ReferencePicture(START, digest, NOW, null, "someone"));
        assertThat(await(approving.ofCamera(camera, nation()))).isEqualTo(approved);
        assertThat(audited("REGISTERED"))
                .contains("reference_by_day", digest)
                .doesNotContain("viewpoint");
    }

    @Test
    void takesAnotherPictureInsteadAndTellsTheAuditBoth() {
        // Given
        var first = picture();
        await(approving.approve(camera, new ReferenceDraft(first), OPERATOR));
        var second = picture();
        // When
        var approved =
                await(
                        at(NOW.plusSeconds(60))
                                .approve(camera, new ReferenceDraft(second), OPERATOR));
        // Then
        assertThat(approved.day()).extracting(ReferencePicture::digest).isEqualTo(second);
        assertThat(audited("CHANGED")).contains(first, second);
    }

    @Test
    void refusesAPictureThatIsNotTheLastOneAnyMore() {
        // Given
        var looked = picture();
        picture();
        // Then
        assertProblem(
                ErrorCode.PICTURE_SUPERSEDED,
                () -> await(approving.approve(camera, new ReferenceDraft(looked), OPERATOR)));
    }

    @Test
    void refusesAPictureThatIsOnlyWaitingToBeDeleted() {
        // Given
        var digest = picture();
        var late = at(START.plus(Duration.ofHours(25)));
        // Then
        assertProblem(
                ErrorCode.PICTURE_SUPERSEDED,
                () -> await(late.approve(camera, new ReferenceDraft(digest), OPERATOR)));
    }

    @Test
    void findsNoCameraOfAnotherProvince() {
        // Given
        var draft = new ReferenceDraft(picture());
        await(approving.approve(camera, draft, OPERATOR));
        // Then
        assertProblem(ErrorCode.NOT_FOUND, () -> await(approving.ofCamera(camera, FOREIGN)));
        assertProblem(ErrorCode.NOT_FOUND, () -> await(approving.approve(camera, draft, FOREIGN)));
        assertProblem(ErrorCode.NOT_FOUND, () -> await(approving.forget(camera, FOREIGN)));
        assertThat(await(approving.ofCamera(camera, OPERATOR)).day()).isNotNull();
    }

    @Test
    void knowsNothingAnyMoreOfWhatIsTakenBack() {
        // Given
        var digest = picture();
        await(approving.approve(camera, new ReferenceDraft(digest), OPERATOR));
        // When
        var left = await(approving.forget(camera, OPERATOR));
        // Then
        assertThat(left).isEqualTo(new ReferencePictures(camera, null, null));
        assertThat(audited("REMOVED")).contains(digest);
    }

    /// The reference outlives the picture, which shows people.
    @Test
    void keepsWhatItIsComparedByBeyondThePicture() {
        // Given
        await(approving.approve(camera, new ReferenceDraft(picture()), OPERATOR));
        // When
        await(new HealthStore(database.transactions, CONFIG).forgetPictures(NOW, null));
        // Then
        assertThat(await(approving.ofCamera(camera, OPERATOR)).day()).isNotNull();
    }

    /// The digest of a new picture of the camera.
    private String picture() {
        fold(camera, "u");
        await(journal.flush());
        return database.owner.single(
                "select digest from camera_picture where camera_id = '%s'".formatted(camera));
    }

    private static Approving at(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Approving(database.transactions, new HealthSettings(CONFIG), clock);
    }

    private String audited(String action) {
        return database.owner.single(
                """
                select before::text || after::text from audit_entry
                 where kind = 'PICTURE' and action = '%s' and row_id = '%s'\
                """
                        .formatted(action, camera));
    }

    private static void assertProblem(ErrorCode code, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}

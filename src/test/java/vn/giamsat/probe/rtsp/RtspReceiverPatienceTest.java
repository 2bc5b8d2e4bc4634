package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.NetSocket;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamReceiver.Depth;

/// A camera whose key frames are further apart than a probe waits, which is a second here.
class RtspReceiverPatienceTest extends ReceiverBench {
    private static final int KEY_FRAME_AFTER_MILLIS = 1_400;

    @Test
    void waitsLongerForTheKeyFrameOfACameraThatShowedNoneInTime() {
        // Given
        healthy().when("PLAY", plays().andThen(repeats(Rtp.P_SLICE)).andThen(showsKeyFrameLate()));
        var target = target(null);
        // When
        var first = impatient.receive(target, Depth.PICTURE).await().atMost(LIMIT);
        var second = impatient.receive(target, Depth.PICTURE).await().atMost(LIMIT);
        // Then
        assertThat(first.failure().code()).isEqualTo(FailureCode.NO_KEYFRAME);
        assertThat(second.failure()).isNull();
        assertThat(second.reached()).isEqualTo(Rung.KEYFRAME);
    }

    private static Consumer<NetSocket> showsKeyFrameLate() {
        return socket -> vertx.setTimer(KEY_FRAME_AFTER_MILLIS, timer -> socket.write(keyFrame(0)));
    }
}

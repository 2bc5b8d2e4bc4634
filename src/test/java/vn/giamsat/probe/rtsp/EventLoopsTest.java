package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.ContextInternal;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
    private static final int LOOPS = 3;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void givesEachLoopItsTurnByTheSameContextSoThatAProbeHoldsNoneOfItsOwn() {
        // Given
        var loops = new EventLoops(vertx);
        // When
        var round = Stream.generate(loops::next).limit(LOOPS).toList();
        var nextRound = Stream.generate(loops::next).limit(LOOPS).toList();
        // Then
        assertThat(round.stream().map(EventLoopsTest::loop).distinct()).hasSize(LOOPS);
        assertThat(nextRound).isEqualTo(round);
    }

    private static Object loop(ContextInternal context) {
        return context.nettyEventLoop();
    }
}

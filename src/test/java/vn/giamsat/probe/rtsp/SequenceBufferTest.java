package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SequenceBufferTest {
    private final List<Integer> handedOn = new ArrayList<>();
    private final SequenceBuffer buffer =
            new SequenceBuffer(packet -> handedOn.add(packet.shortAt(2)));

    @Test
    void handsOnAtOnceWhatComesInOrder() {
        // When
        add(65_534, 65_535, 0, 1);
        // Then
        assertThat(handedOn).containsExactly(65_534, 65_535, 0, 1);
    }

    @Test
    void putsSwappedPacketsBackInOrderAcrossTheWrapOfTheirNumbers() {
        // When
        add(65_534, 0, 65_535, 2, 3, 1);
        // Then
        assertThat(handedOn).containsExactly(65_534, 65_535, 0, 1, 2, 3);
    }

    @Test
    void goesOnWithoutAPacketThatNeverCame() {
        // When
        add(1);
        add(IntStream.rangeClosed(3, 17).toArray());
        var whileThereWasRoom = List.copyOf(handedOn);
        add(18, 2, 19);
        // Then
        assertThat(whileThereWasRoom).containsExactly(1);
        assertThat(handedOn.subList(1, handedOn.size()))
                .containsExactlyElementsOf(IntStream.rangeClosed(3, 19).boxed().toList());
    }

    @Test
    void dropsWhatComesTwiceOrAfterItsTurn() {
        // When
        add(5, 6, 5, 6, 4, 7);
        // Then
        assertThat(handedOn).containsExactly(5, 6, 7);
    }

    @Test
    void beginsAnewWhereACameraDoes() {
        // When
        add(100, 102, 40_000, 40_001);
        // Then
        assertThat(handedOn).containsExactly(100, 102, 40_000, 40_001);
    }

    @Test
    void ignoresWhatIsTooShortForAPacket() {
        // When
        buffer.add(Slice.of(new byte[11]));
        // Then
        assertThat(handedOn).isEmpty();
    }

    /// Whatever the network does: never twice, never backwards but for a new beginning.
    @Property
    void handsOnInOrder(@ForAll("shuffled") List<Integer> sequences) {
        // Given
        List<Integer> seen = new ArrayList<>();
        var any = new SequenceBuffer(packet -> seen.add(packet.shortAt(2)));
        // When
        sequences.forEach(sequence -> any.add(Slice.of(packet(sequence))));
        // Then
        assertThat(seen).isSorted().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(60);
    }

    @Provide
    Arbitrary<List<Integer>> shuffled() {
        return Arbitraries.integers().between(1000, 1059).list().ofMaxSize(200);
    }

    private void add(int... sequences) {
        for (var sequence : sequences) {
            buffer.add(Slice.of(packet(sequence)));
        }
    }

    private static byte[] packet(int sequence) {
        return Rtp.packet(sequence, 0, false, Rtp.P_SLICE);
    }
}

package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnnexBTest {
    @Test
    void findsUnitsBehindStartCodesOfThreeAndOfFourBytes() {
        // Given
        var stream = bytes("00000001 6742 000001 68 00000001 65880001");
        // When
        var units = AnnexB.units(stream);
        // Then the zero of a four-byte start code counts to the unit before
        assertThat(units).containsExactly(new Span(4, 2), new Span(9, 2), new Span(14, 4));
    }

    @Test
    void findsNothingWithoutAStartCode() {
        assertThat(AnnexB.units(bytes("65880001"))).isEmpty();
        assertThat(AnnexB.units(bytes("0000"))).isEmpty();
        assertThat(AnnexB.units(bytes(""))).isEmpty();
    }

    @Test
    void leavesOutEmptyUnits() {
        assertThat(AnnexB.units(bytes("000001 000001 65 000001"))).containsExactly(new Span(6, 1));
    }

    @Test
    void agreesWithThePlainSearchOnAnyBytes() {
        // Given bytes that are rich in start codes
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++) {
            var stream = new byte[random.nextInt(40)];
            for (var at = 0; at < stream.length; at++) {
                stream[at] =
                        (byte) (random.nextInt(8) == 0 ? random.nextInt(256) : random.nextInt(2));
            }
            // When
            var units = AnnexB.units(stream);
            // Then
            assertThat(units).allSatisfy(unit -> assertStartsAfterStartCode(stream, unit));
            assertThat(units.size()).isEqualTo(nonEmptyUnits(stream));
        }
    }

    private static void assertStartsAfterStartCode(byte[] stream, Span unit) {
        var start = unit.offset();
        assertThat(stream[start - 3]).isZero();
        assertThat(stream[start - 2]).isZero();
        assertThat(stream[start - 1]).isEqualTo((byte) 1);
    }

    private static int nonEmptyUnits(byte[] stream) {
        var text = new StringBuilder();
        for (var value : stream) {
            text.append((char) (value & 0xFF));
        }
        var parts = text.toString().split("\0\0\1", -1);
        var units = 0;
        for (var part = 1; part < parts.length; part++) {
            units += parts[part].isEmpty() ? 0 : 1;
        }
        return units;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}

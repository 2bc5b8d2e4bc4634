package vn.giamsat.probe.rtsp;

import java.util.HexFormat;

/// The tables that JPEG in RTP leaves out because they are standard (ITU-T T.81 annex K, as RFC
/// 2435 appendices A and B use them). Quantisation tables are in zigzag order, as files have them.
final class JpegTables {
    private static final int MIDDLE_QUALITY = 50;

    private static final byte[] LUMA =
            bytes(
                    "100b0c0e0c0a100e0d0e1211101318281a181616183123251d283a333d3c3933"
                            + "383740485c4e404457453738506d51575f626768673e4d71797064785c656763");
    private static final byte[] CHROMA = bytes("1112121815182f1a1a2f63423842" + "63".repeat(50));

    private static final String DC_CODE_LENGTHS_LUMA = "00010501010101010100000000000000";
    private static final String DC_CODE_LENGTHS_CHROMA = "00030101010101010101010000000000";
    private static final String DC_VALUES = "000102030405060708090a0b";
    private static final String AC_CODE_LENGTHS_LUMA = "0002010303020403050504040000017d";
    private static final String AC_VALUES_LUMA =
            "01020300041105122131410613516107227114328191a1082342b1c11552d1f0"
                    + "2433627282090a161718191a25262728292a3435363738393a434445464748494a"
                    + "535455565758595a636465666768696a737475767778797a838485868788898a"
                    + "92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6"
                    + "c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9"
                    + "fa";
    private static final String AC_CODE_LENGTHS_CHROMA = "00020102040403040705040400010277";
    private static final String AC_VALUES_CHROMA =
            "000102031104052131061241510761711322328108144291a1b1c109233352f0"
                    + "156272d10a162434e125f11718191a262728292a35363738393a434445464748"
                    + "494a535455565758595a636465666768696a737475767778797a828384858687"
                    + "88898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3"
                    + "c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8"
                    + "f9fa";

    /// The four Huffman tables as one DHT segment: its class and number before each.
    static final byte[] HUFFMAN =
            bytes(
                    "ffc401a2"
                            + ("00" + DC_CODE_LENGTHS_LUMA + DC_VALUES)
                            + ("10" + AC_CODE_LENGTHS_LUMA + AC_VALUES_LUMA)
                            + ("01" + DC_CODE_LENGTHS_CHROMA + DC_VALUES)
                            + ("11" + AC_CODE_LENGTHS_CHROMA + AC_VALUES_CHROMA));

    private JpegTables() {}

    /// The two standard tables for a quality of 1–99 (RFC 2435 section 4.2), luma first.
    static byte[] quantisation(int quality) {
        var scale = quality < MIDDLE_QUALITY ? 5000 / quality : 200 - 2 * quality;
        var tables = new byte[2 * JpegHeader.TABLE_BYTES];
        for (var i = 0; i < JpegHeader.TABLE_BYTES; i++) {
            tables[i] = scaled(LUMA[i], scale);
            tables[JpegHeader.TABLE_BYTES + i] = scaled(CHROMA[i], scale);
        }
        return tables;
    }

    private static byte scaled(byte value, int scale) {
        return (byte) Math.clamp(((value & 0xFF) * scale + 50) / 100, 1, 255);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

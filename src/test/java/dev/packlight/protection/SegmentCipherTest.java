package dev.packlight.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentCipherTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final UUID ID = UUID.fromString("00010203-0405-0607-0809-0a0b0c0d0e0f");
    private static final ContentKey KEY = new ContentKey(ID, HEX.parseHex("2b7e151628aed2a6abf7158809cf4f3c"));

    /** NIST SP 800-38A F.2.1. */
    @Test
    void update_vectorsOfNist_areMet() {
        byte[] clear = HEX.parseHex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
        ByteBuffer target = ByteBuffer.allocate(128);
        SegmentCipher cipher = SegmentCipher.of(KEY, Iv.of(ID));
        cipher.update(ByteBuffer.wrap(clear), target);
        assertThat(HEX.formatHex(target.array(), 0, 64))
                .isEqualTo("7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"
                        + "73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7");
        cipher.finish(target);
        assertThat(target.position()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 4096})
    void bytes_ofAnyLength_isWhatComesOut(int length) {
        ByteBuffer target = ByteBuffer.allocate(length + 64);
        SegmentCipher cipher = SegmentCipher.of(KEY, new Iv(0, 7));
        cipher.update(ByteBuffer.allocate(length), target);
        cipher.finish(target);
        assertThat((long) target.position()).isEqualTo(SegmentCipher.bytes(length));
    }

    @Test
    void toString_ofAKey_tellsKeysApartAndShowsNoneOfThem() {
        ContentKey other = new ContentKey(ID, HEX.parseHex("2b7e151628aed2a6abf7158809cf4f3d"));
        assertThat(KEY.toString()).isNotEqualTo(other.toString()).doesNotContain("2b7e1516");
        assertThat(KEY).isNotEqualTo(other).isEqualTo(new ContentKey(ID, KEY.open(KeyAccess.granted())));
    }

    @Test
    void of_rules_giveVectorsWithoutChance() {
        assertThat(new IvRule.Numbered().of(258)).hasToString("0x00000000000000000000000000000102");
        assertThat(new IvRule.Fixed(Iv.of(ID)).of(258)).hasToString("0x000102030405060708090A0B0C0D0E0F");
    }
}

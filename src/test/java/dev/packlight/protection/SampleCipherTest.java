package dev.packlight.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.protection.Protection.Samples;
import dev.packlight.protection.Protection.Scheme;
import dev.packlight.protection.SampleCipher.Pattern;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of NIST SP 800-38A F.2.1 and F.5.1, laid over subsamples and patterns. */
class SampleCipherTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final ContentKey KEY =
            new ContentKey(new UUID(0, 1), HEX.parseHex("2b7e151628aed2a6abf7158809cf4f3c"));
    private static final byte[] CLEAR = HEX.parseHex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
            + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
    private static final byte[] CTR = HEX.parseHex("874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"
            + "5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee");
    private static final byte[] CBC = HEX.parseHex("7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"
            + "73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7");
    private static final Iv COUNTER = new Iv(0xF0F1F2F3F4F5F6F7L, 0xF8F9FAFBFCFDFEFFL);
    private static final Iv VECTOR = new Iv(0x0001020304050607L, 0x08090A0B0C0D0E0FL);

    private static byte[] encrypt(Scheme scheme, byte[] sample, Iv iv, Pattern pattern, int... subsamples) {
        byte[] bytes = sample.clone();
        SampleCipher.of(new Samples(scheme, KEY, "key")).encrypt(bytes, iv, subsamples, pattern);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 23, 64})
    void encrypt_cenc_keepsCountingFromOneSubsampleToTheNext(int first) {
        byte[] sample = new byte[5 + first + 3 + 64 - first + 2];
        System.arraycopy(CLEAR, 0, sample, 5, first);
        System.arraycopy(CLEAR, first, sample, 8 + first, 64 - first);
        byte[] expected = sample.clone();
        System.arraycopy(CTR, 0, expected, 5, first);
        System.arraycopy(CTR, first, expected, 8 + first, 64 - first);
        assertThat(encrypt(Scheme.CENC, sample, COUNTER, Pattern.WHOLE, 5, first, 3, 64 - first))
                .isEqualTo(expected);
    }

    @Test
    void encrypt_cbcsSound_isEveryWholeBlock() {
        byte[] sample = Arrays.copyOf(CLEAR, 64 + 15);
        byte[] expected = Arrays.copyOf(CBC, 64 + 15);
        assertThat(encrypt(Scheme.CBCS, sample, VECTOR, Pattern.WHOLE, 0, 79)).isEqualTo(expected);
    }

    @Test
    void encrypt_cbcsPictures_isOneBlockOfTenAndOneChain() {
        byte[] sample = new byte[3 + 160 * 3 + 16 + 7];
        byte[] expected = sample.clone();
        for (int block = 0; block < 4; block++) {
            System.arraycopy(CLEAR, 16 * block, sample, 3 + 160 * block, 16);
            System.arraycopy(CBC, 16 * block, expected, 3 + 160 * block, 16);
        }
        assertThat(encrypt(Scheme.CBCS, sample, VECTOR, Pattern.PICTURES, 3, sample.length - 3))
                .isEqualTo(expected);
    }

    @Test
    void encrypt_cbcsSubsamples_eachBeginTheChainAnew() {
        byte[] sample = new byte[16 + 4 + 16];
        System.arraycopy(CLEAR, 0, sample, 0, 16);
        System.arraycopy(CLEAR, 0, sample, 20, 16);
        byte[] expected = new byte[36];
        System.arraycopy(CBC, 0, expected, 0, 16);
        System.arraycopy(CBC, 0, expected, 20, 16);
        assertThat(encrypt(Scheme.CBCS, sample, VECTOR, Pattern.PICTURES, 0, 16, 4, 16))
                .isEqualTo(expected);
    }
}

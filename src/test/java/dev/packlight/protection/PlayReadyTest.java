package dev.packlight.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Against the answers that Microsoft's test server and others' packagers publish. */
class PlayReadyTest {

    private static final byte[] TEST_SEED = Base64.getDecoder().decode("XVBovsmzhP9gRIZxWfFta3VVRPzVEWmJsazEJ46I");
    private static final UUID ID = UUID.fromString("8ba94ade-6eb9-449d-b44f-a5beefaf43b0");

    @Test
    void derive_testSeed_givesPublishedKeys() {
        assertThat(hex(PlayReady.derive(ID, TEST_SEED))).isEqualToIgnoringCase("DBFD6922C321C4BB486F4A1C44097ED6");
        ContentKey other = PlayReady.derive(UUID.fromString("339C45B5-FB6D-4BD9-994C-EABD9D41C95B"), TEST_SEED);
        assertThat(Base64.getEncoder().encodeToString(other.open(KeyAccess.granted())))
                .isEqualTo("pTfNwMplhBQG1SXnvyLXVA==");
    }

    @Test
    void derive_longerSeed_ignoresWhatFollows() {
        byte[] longer = Arrays.copyOf(TEST_SEED, 40);
        assertThat(PlayReady.derive(ID, longer)).isEqualTo(PlayReady.derive(ID, TEST_SEED));
    }

    @Test
    void derive_shortSeed_isRefused() {
        assertThatThrownBy(() -> PlayReady.derive(ID, new byte[29])).hasMessageContaining("30 bytes at least, not 29");
    }

    @Test
    void checksum_publishedKey_isAsPublished() {
        assertThat(Base64.getEncoder().encodeToString(PlayReady.checksum(PlayReady.derive(ID, TEST_SEED))))
                .isEqualTo("Me48z71nuqY=");
    }

    @Test
    void guidBytes_andBack_isTheId() {
        assertThat(Base64.getEncoder().encodeToString(PlayReady.guidBytes(ID))).isEqualTo("3kqpi7lunUS0T6W+769DsA==");
        assertThat(PlayReady.id(PlayReady.guidBytes(ID))).isEqualTo(ID);
    }

    private static String hex(ContentKey key) {
        return HexFormat.of().formatHex(key.open(KeyAccess.granted()));
    }
}

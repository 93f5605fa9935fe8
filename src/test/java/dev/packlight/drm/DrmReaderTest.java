package dev.packlight.drm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.Iv;
import dev.packlight.protection.KeySystem;
import dev.packlight.protection.PlayReady;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrmReaderTest {

    private static final UUID ID = UUID.fromString("8ba94ade-6eb9-449d-b44f-a5beefaf43b0");
    private static final ContentKey KEY =
            new ContentKey(ID, HexFormat.of().parseHex("dbfd6922c321c4bb486f4a1c44097ed6"));
    /** A box of Widevine's own test content. */
    private static final String WIDEVINE =
            "AAAAW3Bzc2gAAAAA7e+LqXnWSs6jyCfc1R0h7QAAADsIARIQ62dqu8s0Xpa7z2FmMPGj2hoNd2lk"
                    + "ZXZpbmVfdGVzdCIQZmtqM2xqYVNkZmFsa3IzaioCSEQyAA==";

    private static Reading read(byte[] input, ContentKey... keys) {
        return new DrmReader(List.of(keys)).read(input).orElseThrow();
    }

    private static Reading read(String input, ContentKey... keys) {
        return read(input.getBytes(StandardCharsets.UTF_8), keys);
    }

    @Test
    void read_widevineBox_isDecodedInEverySpelling() {
        byte[] box = Base64.getDecoder().decode(WIDEVINE);
        Reading binary = read(box);
        assertThat(binary.kind()).isEqualTo("Widevine PSSH box");
        assertThat(binary.keyIds())
                .containsExactly(
                        new KeyIdAt(UUID.fromString("eb676abb-cb34-5e96-bbcf-616630f1a3da"), "PSSH, Widevine", 36));
        assertThat(binary.problems()).isEmpty();
        assertThat(read(WIDEVINE)).isEqualTo(binary);
        assertThat(read(HexFormat.ofDelimiter(" ").formatHex(box))).isEqualTo(binary);
        assertThat(read("data:text/plain;charset=UTF-16;base64," + WIDEVINE)).isEqualTo(binary);
        Part data = binary.parts().getLast();
        assertThat(data.parts())
                .extracting(Part::name, Part::value)
                .contains(tuple("provider", "\"widevine_test\""), tuple("track_type", "\"HD\""));
    }

    @Test
    void read_widevineDataWithoutBox_isRecognised() {
        byte[] box = Base64.getDecoder().decode(WIDEVINE);
        byte[] data = Arrays.copyOfRange(box, 32, box.length);
        assertThat(read(Base64.getEncoder().encodeToString(data)).kind()).isEqualTo("Widevine data");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 20, 31, 33, 50, 90})
    void read_boxCutOff_saysWhere(int bytes) {
        byte[] cut = Arrays.copyOf(Base64.getDecoder().decode(WIDEVINE), bytes);
        assertThat(read(cut).problems()).isNotEmpty().allMatch(problem -> problem.contains("byte"));
    }

    @Test
    void read_commonBoxThatAnnouncesTooManyKeys_saysHowManyThereAre() {
        byte[] box = common(3, ID);
        assertThat(read(box).problems()).anyMatch(problem -> problem.contains("announces 3 key ids and holds 1"));
    }

    @Test
    void read_zeroKeyId_isWrong() {
        assertThat(read(common(1, new UUID(0, 0))).problems()).anyMatch(problem -> problem.contains("is zero"));
    }

    @Test
    void read_severalBoxes_areReadOneByOne() {
        byte[] box = common(1, ID);
        byte[] two = new ByteWriter(128).raw(box).raw(box).u8(7).toByteArray();
        Reading reading = read(two);
        assertThat(reading.keyIds()).extracting(KeyIdAt::at).containsExactly(32, 32 + box.length);
        assertThat(reading.problems()).anyMatch(problem -> problem.contains("1 bytes follow the last PSSH box"));
    }

    private static byte[] common(int announced, UUID id) {
        return new ByteWriter(64)
                .u32(52)
                .text("pssh")
                .u32(1 << 24)
                .raw(Iv.of(KeySystem.COMMON.id()).bytes())
                .u32(announced)
                .raw(Iv.of(id).bytes())
                .u32(0)
                .toByteArray();
    }

    @Test
    void read_playReadyObject_tellsKeyIdInBothOrdersAndChecksItsChecksum() {
        String header = header(
                "4.2.0.0",
                "<PROTECTINFO><KIDS><KID ALGID=\"AESCTR\" CHECKSUM=\"Me48z71nuqY=\""
                        + " VALUE=\"3kqpi7lunUS0T6W+769DsA==\"></KID></KIDS></PROTECTINFO><LA_URL>https://example.net/pr</LA_URL>");
        Reading reading = read(object(header), KEY);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.keyIds()).extracting(KeyIdAt::id).containsExactly(ID);
        List<Part> fields = reading.parts().getLast().parts();
        assertThat(fields).extracting(Part::name).contains("Version", "KID", "ALGID", "CHECKSUM", "LA_URL");
        assertThat(fields).anyMatch(part -> part.name().equals("CHECKSUM") && part.state() == Part.State.SOUND);
        assertThat(read(header, KEY).keyIds()).isEqualTo(reading.keyIds());
    }

    @Test
    void read_playReadyChecksumOfAnotherKey_isWrong() {
        String header = header(
                "4.0.0.0",
                "<PROTECTINFO><KEYLEN>16</KEYLEN><ALGID>AESCTR</ALGID></PROTECTINFO>"
                        + "<KID>3kqpi7lunUS0T6W+769DsA==</KID><CHECKSUM>AAAAAAAAAAA=</CHECKSUM>");
        Reading reading = read(object(header), KEY);
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("does not fit the key given for " + ID, "which has Me48z71nuqY=");
    }

    @Test
    void read_playReadyObjectOfWrongLength_insideItsBox_isNamed() {
        byte[] object = object(header("4.0.0.0", "<KID>3kqpi7lunUS0T6W+769DsA==</KID>"));
        object[0]++;
        byte[] box = new ByteWriter(64)
                .u32(32 + object.length)
                .text("pssh")
                .u32(0)
                .raw(Iv.of(KeySystem.PLAYREADY.id()).bytes())
                .u32(object.length)
                .raw(object)
                .toByteArray();
        assertThat(read(box).problems())
                .singleElement()
                .asString()
                .contains("has " + (object.length + 1) + " bytes, there are " + object.length);
    }

    private static String header(String version, String data) {
        return "<WRMHEADER xmlns=\"http://schemas.microsoft.com/DRM/2007/03/PlayReadyHeader\" version=\"" + version
                + "\"><DATA>" + data + "</DATA></WRMHEADER>";
    }

    private static byte[] object(String header) {
        byte[] record = header.getBytes(StandardCharsets.UTF_16LE);
        int length = record.length + 10;
        return new ByteWriter(length)
                .u32(Integer.reverseBytes(length))
                .u16(1 << 8)
                .u16(1 << 8)
                .u8(record.length)
                .u8(record.length >> 8)
                .raw(record)
                .toByteArray();
    }

    @Test
    void read_clearKeySet_neverShowsTheKey() {
        Reading reading = read(
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"LwVHf8JLtPrv2GUXFW2v_A\","
                        + "\"k\":\"FmY0xnWCPCNaSpRG-tUuTQ\"},{\"kty\":\"oct\",\"kid\":\"i6lK3m65RJ20T6W-769DsA==\",\"k\":\"AAAA\"}]}");
        assertThat(reading.toString()).doesNotContain("FmY0xnWCPCNaSpRG");
        assertThat(reading.keyIds()).extracting(KeyIdAt::id).contains(ID);
        assertThat(reading.problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("is base64, not base64url"))
                .anyMatch(problem -> problem.contains("3 bytes as its value"));
    }

    @Test
    void read_licenceRequest_isRecognised() {
        assertThat(read("{\"kids\":[\"LwVHf8JLtPrv2GUXFW2v_A\"],\"type\":\"temporary\"}")
                        .kind())
                .isEqualTo("ClearKey licence request");
    }

    @Test
    void read_token_showsClaimsAndWhatIsDangerous() {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String token = url.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + url.encodeToString("{\"iss\":\"https://sts\",\"nbf\":1700000000}".getBytes(StandardCharsets.UTF_8))
                + ".";
        Reading reading = read(token);
        assertThat(reading.parts().get(1).parts())
                .extracting(Part::value)
                .containsExactly("https://sts", "1700000000, 2023-11-14T22:13:20Z");
        assertThat(reading.problems()).hasSize(2);
    }

    @Test
    void read_cpix_holdsPsshAgainstItsSystem() {
        String box = Base64.getEncoder().encodeToString(common(1, ID));
        String other = "11111111-1111-1111-1111-111111111111";
        Reading reading = read("""
                <?xml version="1.0"?><CPIX xmlns="urn:dashif:org:cpix" xmlns:pskc="urn:ietf:params:xml:ns:keyprov:pskc">
                <ContentKeyList><ContentKey kid="%1$s" commonEncryptionScheme="cenc"><Data><pskc:Secret>
                <pskc:PlainValue>AAECAwQFBgcICQoLDA0ODw==</pskc:PlainValue></pskc:Secret></Data></ContentKey></ContentKeyList>
                <DRMSystemList><DRMSystem kid="%2$s" systemId="1077efec-c0b2-4d02-ace3-3c1e52e2fb4b"><PSSH>%3$s</PSSH>
                </DRMSystem></DRMSystemList><ContentKeyUsageRuleList><ContentKeyUsageRule kid="%1$s" intendedTrackType="HD">
                <VideoFilter minPixels="1"/></ContentKeyUsageRule></ContentKeyUsageRuleList></CPIX>""".formatted(ID, other, box));
        assertThat(reading.kind()).isEqualTo("CPIX document");
        assertThat(reading.toString()).doesNotContain("AAECAwQF");
        assertThat(reading.problems())
                .containsExactly("The PSSH of W3C common names " + ID + ", its DRMSystem names " + other + ".");
        assertThat(reading.parts())
                .extracting(Part::name)
                .containsExactly("ContentKey", "DRMSystem", "ContentKeyUsageRule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<WRMHEADER version=", "<CPIX><ContentKeyList>", "<!DOCTYPE CPIX [<!ENTITY a \"b\">]><CPIX/>"})
    void read_brokenXml_isASentence(String text) {
        new DrmReader(List.of())
                .read(text.getBytes(StandardCharsets.UTF_8))
                .ifPresent(reading -> assertThat(reading.problems()).isNotEmpty());
    }

    @Test
    void read_keyId_isShownInBothOrders() {
        assertThat(read(ID.toString()).parts())
                .extracting(Part::value)
                .contains("3kqpi7lunUS0T6W+769DsA==", "8ba94ade6eb9449db44fa5beefaf43b0");
        assertThat(read(HexFormat.of().formatHex(PlayReady.guidBytes(ID)))
                        .parts()
                        .getLast()
                        .value())
                .isEqualTo(ID.toString());
    }

    @Test
    void read_skdAddress_findsTheKeyId() {
        assertThat(read("skd://drm.example.net/8BA94ADE6EB9449DB44FA5BEEFAF43B0?x=1")
                        .keyIds())
                .extracting(KeyIdAt::id)
                .containsExactly(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{}", "{\"keys\":1}", "<svg/>", "a.b.c", "12", "data:;base64,!!"})
    void read_anythingElse_isNone(String text) {
        assertThat(new DrmReader(List.of()).read(text.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}

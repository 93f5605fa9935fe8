package dev.packlight.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packlight.bytes.ByteSource;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.SourceSet;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Sources;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.hls.HlsFormat;
import dev.packlight.media.Asset;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.SyntheticAsset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transport streams of samples whose units do not fit into them. */
class TsContainerTest {

    private static final int PICTURES = 1000;
    private static final int SAMPLE_BYTES = 40;
    /** The last byte of a length field of four, and the only one of shorter ones that is not zero. */
    private static final int LENGTH_AT = 3;

    private int highest;

    /** H.264 with length fields of that many bytes, of which sample {@code broken} says more than it holds. */
    private Presentation presentation(int lengthBytes, int broken) throws Exception {
        SampleDescription real = SourceSet.serverManifest(SampleAssets.AURORA)
                .open(new MediaFiles())
                .asset()
                .tracks()
                .getFirst()
                .track()
                .description();
        byte[] record = real.box("avcC").orElseThrow().clone();
        record[4] = (byte) (0xFC | lengthBytes - 1);
        SampleDescription h264 = new SampleDescription("avc1", Map.of("avcC", record), 16, 16, 0, 0);
        Asset asset = new SyntheticAsset()
                .video(h264, 25, 1, PICTURES, 50, 0, Edit.NONE)
                .asset();
        Sources sources = new Sources(Map.of(asset.files().getFirst(), source(broken)), "test");
        return Presentations.of(asset, sources, Decisions.ORIGINAL);
    }

    private ByteSource source(int broken) {
        byte[] bytes = new byte[PICTURES * SAMPLE_BYTES];
        for (int i = 0; i < PICTURES; i++) {
            bytes[i * SAMPLE_BYTES + LENGTH_AT] = (byte) (SAMPLE_BYTES - 4 + (i == broken ? 1 : 0));
            bytes[i * SAMPLE_BYTES + LENGTH_AT + 1] = 0x41;
        }
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long position, ByteBuffer target) {
                int length = (int) Math.min(target.remaining(), bytes.length - position);
                highest = (int) Math.max(highest, position + length);
                target.put(bytes, (int) position, length);
                return length == 0 ? -1 : length;
            }
        };
    }

    private static byte[] get(HlsFormat format, Presentation presentation, String below)
            throws UnservableException, IOException {
        DeliveryRequest request = DeliveryRequest.parse("/L/synthetic.ism/" + below);
        return BodyReader.bytes(format.respond(presentation, request).body());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shortLengthFields_brokenSample_isRefusedWithPlaceAndRule(int lengthBytes) throws Exception {
        Presentation presentation = presentation(lengthBytes, 700);
        UnservableException refusal = catchThrowableOfType(
                UnservableException.class, () -> get(HlsFormat.ts(), presentation, "manifest(format=m3u8-aapl)"));
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_NALU_LENGTH_FIELD);
        assertThat(refusal)
                .hasMessageContaining("sample 701 holds a NAL unit that is longer than the sample")
                .hasMessageContaining("at byte " + (700 * SAMPLE_BYTES + LENGTH_AT + 1 - lengthBytes))
                .hasMessageContaining("ISO/IEC 14496-15 §5.3.2");
        assertThat(get(HlsFormat.cmaf(), presentation, "manifest(format=m3u8-cmaf)"))
                .isNotEmpty();
    }

    @Test
    void longLengthFields_manifest_readsNoSampleButTheFirstOnes() throws Exception {
        Presentation presentation = presentation(4, 700);
        assertThat(get(HlsFormat.ts(), presentation, "manifest(format=m3u8-aapl)"))
                .isNotEmpty();
        assertThat(highest).isPositive().isLessThan(PICTURES * SAMPLE_BYTES / 4);
    }

    @Test
    void longLengthFields_firstSampleBroken_isRefused() throws Exception {
        Presentation presentation = presentation(4, 0);
        UnservableException refusal = catchThrowableOfType(
                UnservableException.class, () -> get(HlsFormat.ts(), presentation, "manifest(format=m3u8-aapl)"));
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_NALU_LENGTH_FIELD);
    }
}

package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.FilterJson;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.DeliveryPolicy;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the origin keeps: one entry for one meaning, within its bound, and never after a decision changed. */
class KeptAnswersTest {

    private static final String SMALL = """
            {"name":"small","tracks":[{"trackSelections":[{"property":"Bitrate","operation":"Equal","value":"0-%d"}]}]}""";

    private static long directBytes() {
        return UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    }

    @Test
    void spellings_ofOneAddress_areOneEntryAndOneTag() throws Exception {
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA)) {
            String folder = origin.urls("aurora").get("hls-cmaf").resolve(".").toString();
            Set<String> tags = new LinkedHashSet<>();
            long before = directBytes();
            long one = 0;
            for (String spelling : List.of(
                    "manifest(format=m3u8-aapl)",
                    "Manifest(format=m3u8-aapl)",
                    "MANIFEST(FORMAT=M3U8-AAPL)",
                    "manifest(format=m3u8-aapl-v4)",
                    "manifest(format=m3u8-aapl).m3u8",
                    "manifest(format=m3u8-aapl).x7",
                    "manifest(%20format%20=%20m3u8-aapl%20)",
                    "./x/../manifest(format=m3u8-aapl)",
                    "/manifest(format=m3u8-aapl)",
                    "%6danifest(format=m3u8-aapl,audio-only=false)",
                    "manifest(filter=,format=m3u8-aapl,type=keyframes)")) {
                HttpResponse<byte[]> response = origin.get(URI.create(folder + spelling));
                assertThat(response.statusCode()).as(spelling).isEqualTo(200);
                tags.add(response.headers().firstValue("etag").orElseThrow());
                one = one == 0 ? directBytes() - before : one;
            }
            assertThat(tags).hasSize(1);
            assertThat(directBytes() - before).isEqualTo(one).isPositive();
        }
        assertThat(directBytes())
                .as("what is outside the heap when the origin is closed")
                .isLessThan(1_000);
    }

    @Test
    void answers_beyondTheBound_giveTheirMemoryBack() throws Exception {
        KeptAnswers kept = new KeptAnswers();
        for (int i = 0; i < 300; i++) {
            Answer answer = new Answer(200, "x/y", Body.of(new byte[1 << 20]), Optional.empty(), "tag", 0, "");
            kept.keep(new KeptAnswers.Meaning("fingerprint", "meaning " + i), answer);
            assertThat(directBytes()).isLessThanOrEqualTo(64L << 20);
        }
        assertThat(directBytes()).isGreaterThan(16L << 20);
        kept.clear();
        assertThat(directBytes()).isLessThan(1_000);
    }

    @Test
    void bytes_thatAreBeingWritten_outliveTheirEntry() throws Exception {
        Kept entry = new Kept(new Answer(200, "x/y", Body.of("words"), Optional.empty(), "tag", 0, ""));
        ByteBuf written = entry.ready(EmptyHttpHeaders.INSTANCE).take().orElseThrow();
        entry.release();
        assertThat(written.toString(StandardCharsets.US_ASCII)).endsWith("words");
        assertThat(written.release()).isTrue();
        assertThat(entry.ready(EmptyHttpHeaders.INSTANCE).take()).isEmpty();
    }

    @Test
    void sounds_byTheirNameOrTheirWords_areOneMeaning() throws Exception {
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.ROOT.resolve("voices"))) {
            URI muxed = origin.urls("voices").get("hls-ts-v3");
            List<String> named = origin.text(origin.urls("voices").get("hls-ts"))
                    .lines()
                    .filter(l -> l.startsWith("#EXT-X-MEDIA:TYPE=AUDIO"))
                    .toList();
            assertThat(named).hasSize(2);
            for (String line : named) {
                String name = line.replaceFirst(".*NAME=\"([^\"]*)\".*", "$1");
                String track = line.replaceFirst(".*Manifest\\(([^,]*),.*", "$1");
                HttpResponse<byte[]> byName = origin.get(with(muxed, "audioTrack=" + name));
                HttpResponse<byte[]> byTrack = origin.get(with(muxed, "audioTrack=" + track));
                assertThat(byName.statusCode()).as(name).isEqualTo(200);
                assertThat(byName.body()).isEqualTo(byTrack.body());
                assertThat(byName.headers().firstValue("etag"))
                        .isEqualTo(byTrack.headers().firstValue("etag"));
                assertThat(new String(byName.body(), StandardCharsets.UTF_8)).contains("audioTrack=" + track);
            }
            for (String format : List.of("hls-ts-v3", "hls-cmaf", "dash-cmaf", "hds")) {
                URI uri = origin.urls("voices").get(format);
                assertThat(origin.get(with(uri, "audioTrack=nobody")).statusCode())
                        .as(format)
                        .isEqualTo(404);
            }
        }
    }

    private static URI with(URI uri, String parameter) {
        return URI.create(uri.toString().replaceFirst("\\)$", "," + parameter.replace(" ", "%20") + ")"));
    }

    @Test
    void decisions_thatChange_changeTheTagOfWhatTheyTouch() throws Exception {
        try (RunningOrigin origin = new RunningOrigin(SampleAssets.AURORA)) {
            var filters = origin.library().filters();
            var key = origin.asset("aurora").key();
            URI plain = origin.urls("aurora").get("dash-cmaf");
            URI segment = plain.resolve("QualityLevels(404012)/Fragments(video=0,format=mpd-time-cmaf)");
            URI filtered = with(plain, "filter=small");
            filters.save(Optional.empty(), FilterJson.read(SMALL.formatted(500_000)));
            String[] before = {tag(origin, plain), tag(origin, filtered), tag(origin, segment)};

            filters.save(Optional.empty(), FilterJson.read(SMALL.formatted(900_000)));
            assertFresh(origin, filtered, before[1]);
            assertThat(tag(origin, plain)).as("a filter that is not asked for").isEqualTo(before[0]);

            filters.bind(key, List.of("small"));
            assertFresh(origin, plain, before[0]);
            assertFresh(origin, segment, before[2]);
            filters.bind(key, List.of());
            assertThat(origin.get(plain, "If-None-Match", before[0]).statusCode())
                    .as("as it was")
                    .isEqualTo(304);

            origin.library().policyForNow(DeliveryPolicy.ORIGINAL.withLegacyAc3(true));
            assertFresh(origin, plain, before[0]);
            assertFresh(origin, segment, before[2]);
        }
    }

    private static String tag(RunningOrigin origin, URI uri) throws Exception {
        return origin.get(uri).headers().firstValue("etag").orElseThrow();
    }

    private static void assertFresh(RunningOrigin origin, URI uri, String oldTag) throws Exception {
        HttpResponse<byte[]> response = origin.get(uri, "If-None-Match", oldTag);
        assertThat(response.statusCode()).as("%s with the old tag", uri).isEqualTo(200);
        assertThat(response.headers().firstValue("etag").orElseThrow()).isNotEqualTo(oldTag);
        assertThat(origin.get(
                                uri,
                                "If-None-Match",
                                response.headers().firstValue("etag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }
}

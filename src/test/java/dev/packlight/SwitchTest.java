package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.SourceSet;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.segmentation.Cut;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.SegmentTimes;
import dev.packlight.testing.SegmentTimes.Picture;
import dev.packlight.testing.SyntheticAsset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A switch between any two rungs has no gap and no overlap: each segment of one goes on where the one before of any
 * other ends.
 */
class SwitchTest {

    private static Presentation aurora;
    private static Presentation synthetic;

    @BeforeAll
    static void open() throws Exception {
        var open = SourceSet.serverManifest(SampleAssets.AURORA).open(new MediaFiles());
        aurora = Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL);
        SampleDescription h264 = aurora.video().getFirst().track().description();
        synthetic = new SyntheticAsset()
                .video(h264, 25, 1, 250, 50, 0, Edit.NONE)
                .video(h264, 12_800, 512, 250, 50, 1, new Edit(0, 512))
                .video(h264, 90_000, 3600, 250, 50, 3, new Edit(0, 3600))
                .video(h264, 600, 48, 125, 25, 0, Edit.NONE)
                .present();
    }

    @ParameterizedTest
    @ValueSource(strings = {"m3u8-aapl", "m3u8-aapl-v3", "m3u8-cmaf", "mpd-time-cmaf", "mpd-time-csf", "", "f4m-f4f"})
    void segments_ofAnyTwoRungs_continueOneAnother(String token) throws Exception {
        for (Presentation presentation : List.of(aurora, synthetic)) {
            List<List<List<Picture>>> rungs = new ArrayList<>();
            for (Rendition rendition : presentation.video()) {
                rungs.add(segments(presentation, rendition, token));
            }
            for (List<List<Picture>> from : rungs) {
                for (List<List<Picture>> to : rungs) {
                    for (int k = 0; k + 1 < from.size(); k++) {
                        continues(token, from.get(k), to.get(k + 1));
                    }
                }
            }
        }
    }

    private static void continues(String token, List<Picture> before, List<Picture> after) {
        Offset<Long> rounding = Offset.offset(token.equals("f4m-f4f") ? 10_000L : 250L);
        Picture last = before.getLast();
        long step = last.decodedTicks() - before.get(before.size() - 2).decodedTicks();
        long end = before.stream()
                        .max(Comparator.comparingLong(Picture::shownTicks))
                        .orElseThrow()
                        .shownTicks()
                + step;
        assertThat(after.getFirst().decodedTicks())
                .as("decoding goes on")
                .isCloseTo(last.decodedTicks() + step, rounding);
        assertThat(after.getFirst().shownTicks()).as("showing goes on").isCloseTo(end, rounding);
    }

    private static List<List<Picture>> segments(Presentation presentation, Rendition rendition, String token)
            throws Exception {
        boolean ts = token.startsWith("m3u8-aapl");
        Cut cut = ts ? rendition.segments() : rendition.fragments();
        List<List<Picture>> segments = new ArrayList<>();
        for (int i = 0; i < cut.count(); i++) {
            if (token.equals("f4m-f4f")) {
                segments.add(SegmentTimes.ofF4f(get(
                        presentation,
                        rendition,
                        "Fragments(" + rendition.trackName() + ",format=f4m-f4f)Seg1-Frag" + (i + 1))));
                continue;
            }
            byte[] bytes = fragment(presentation, rendition, String.valueOf(cut.startTicks(i)), token);
            segments.add(
                    ts
                            ? SegmentTimes.ofTransportStream(bytes)
                            : token.isEmpty()
                                    ? SegmentTimes.ofSmooth(bytes)
                                    : SegmentTimes.ofFragment(fragment(presentation, rendition, "i", token), bytes));
        }
        return segments;
    }

    private static byte[] fragment(Presentation presentation, Rendition rendition, String time, String token)
            throws Exception {
        String format = token.isEmpty() ? "" : ",format=" + token;
        return get(presentation, rendition, "Fragments(" + rendition.trackName() + "=" + time + format + ")");
    }

    private static byte[] get(Presentation presentation, Rendition rendition, String call) throws Exception {
        DeliveryRequest request = DeliveryRequest.parse(
                "/L/" + presentation.asset().name() + ".ism/QualityLevels(" + rendition.bitrateBps() + ")/" + call);
        return BodyReader.bytes(Formats.all().stream()
                .filter(f -> f.claims(request))
                .findFirst()
                .orElseThrow()
                .respond(presentation, request)
                .body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"m3u8-cmaf", "mpd-time-cmaf", "mpd-time-csf"})
    void initSegments_ofAllRungs_hideTheSame(String token) throws Exception {
        for (Presentation presentation : List.of(aurora, synthetic)) {
            List<Long> hidden = new ArrayList<>();
            for (Rendition rendition : presentation.video()) {
                hidden.add(SegmentTimes.hidden(fragment(presentation, rendition, "i", token))
                        .orElse(0L));
            }
            assertThat(hidden.stream().distinct()).hasSize(1);
        }
    }
}

package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.catalog.FilterJson;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.delivery.AssetFilter.Condition;
import dev.packlight.delivery.AssetFilter.Property;
import dev.packlight.delivery.AssetFilter.TrackSelection;
import dev.packlight.testing.SampleAssets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dynamic manifests by the words of the original. */
class AssetFilterTest {

    private static Presentation voices;
    private static Presentation aurora;

    @BeforeAll
    static void open() throws Exception {
        voices = presentation("voices/voices.ism");
        aurora = presentation("aurora/aurora.ism");
    }

    private static Presentation presentation(String path) throws Exception {
        OpenAsset open =
                SourceSet.serverManifest(SampleAssets.ROOT.resolve(path)).open(new MediaFiles());
        return Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL);
    }

    private static AssetFilter range(long from, long to) {
        return new AssetFilter("clip", OptionalLong.of(from), OptionalLong.of(to), OptionalLong.empty(), List.of());
    }

    private static AssetFilter tracks(TrackSelection... selections) {
        return new AssetFilter(
                "tracks", OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), List.of(selections));
    }

    private static TrackSelection all(Condition... conditions) {
        return new TrackSelection(List.of(conditions));
    }

    @Test
    void timeRange_insideFragments_isWidenedToWholeOnesAndBeginsAtZero() throws Exception {
        Presentation clip = aurora.filtered(List.of(range(35_000_000, 71_000_000)));
        assertThat(clip.durationTicks())
                .as("from 4 s, the next boundary, to the end of the fragment that spans 7.1 s")
                .isEqualTo(40_000_000);
        for (Rendition rendition : clip.renditions()) {
            assertThat(rendition.fragments().startTicks(0))
                    .as(rendition.trackName())
                    .isBetween(0L, 213_334L);
            assertThat(rendition.fragments().endTicks(rendition.fragments().count() - 1))
                    .as(rendition.trackName())
                    .isBetween(39_800_000L, 40_213_334L);
        }
        Rendition whole = aurora.video().getFirst();
        Rendition part = clip.video().getFirst();
        assertThat(part.fragments().firstSample(0)).isEqualTo(whole.fragments().firstSample(2));
        assertThat(part.track().samples().offsetBytes(part.fragments().firstSample(0)))
                .isEqualTo(whole.track().samples().offsetBytes(100));
    }

    @Test
    void timeRange_soundAndPicture_beginWithinAFrameOfEachOther() throws Exception {
        Presentation clip = aurora.filtered(List.of(range(60_000_000, 120_000_000)));
        Rendition sound = clip.audio().getFirst();
        Rendition picture = clip.video().getFirst();
        long soundStart = sound.timing().presentationTicks(sound.fragments().firstSample(0));
        long pictureStart =
                picture.timing().presentationTicks(picture.fragments().firstSample(0));
        assertThat(pictureStart).isZero();
        assertThat(soundStart).isBetween(0L, 213_334L);
    }

    @Test
    void timeRange_behindTheEnd_leavesNothingAndSaysSo() {
        assertThatThrownBy(() -> aurora.filtered(List.of(range(900_000_000, 990_000_000))))
                .isInstanceOf(UnservableException.class)
                .hasMessageContaining("leaves nothing")
                .extracting(e -> ((UnservableException) e).reason())
                .isEqualTo(UnservableException.Reason.MANIFEST_MEDIA_ENTRY_NOT_FOUND);
    }

    @Test
    void tracks_andInsideAnEntryOrAcross_areSelected() throws Exception {
        Presentation left = aurora.filtered(List.of(tracks(
                all(new Condition(Property.TYPE, true, "video"), new Condition(Property.BITRATE, true, "0-500000")),
                all(new Condition(Property.TYPE, true, "audio")))));
        assertThat(left.video()).hasSize(2);
        assertThat(left.audio()).hasSize(1);
        Presentation german = voices.filtered(List.of(tracks(all(new Condition(Property.LANGUAGE, false, "eng")))));
        assertThat(german.audio()).extracting(r -> r.asset().language()).containsExactly("deu");
        assertThat(german.texts()).extracting(TextRendition::language).containsExactly("deu");
        assertThat(voices.filtered(List.of(tracks(all(new Condition(Property.FOURCC, true, "AVC1")))))
                        .audio())
                .isEmpty();
    }

    @Test
    void severalFilters_areIntersected() throws Exception {
        Presentation left = voices.filtered(List.of(
                range(20_000_000, 80_000_000),
                range(40_000_000, 120_000_000),
                tracks(all(new Condition(Property.TYPE, true, "video")))));
        assertThat(left.durationTicks()).isEqualTo(40_000_000);
        assertThat(left.audio()).isEmpty();
    }

    @Test
    void subtitles_inAClip_moveWithIt() throws Exception {
        TextRendition text =
                voices.filtered(List.of(range(40_000_000, 120_000_000))).texts().getFirst();
        assertThat(text.cues()).hasSize(2);
        assertThat(text.cues().getFirst().startTicks())
                .as("3.5 s is before the clip")
                .isZero();
        assertThat(text.cues().get(1).startTicks()).isEqualTo(40_000_000);
    }

    @Test
    void firstQuality_putsTheNearestRungFirst() throws Exception {
        Presentation left = aurora.filtered(List.of(new AssetFilter(
                "first", OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(700_000), List.of())));
        assertThat(left.video().getFirst().video().heightPixels()).isEqualTo(540);
        assertThat(left.video()).hasSize(4);
    }

    @Test
    void json_ofTheOriginal_isReadAndWritten() {
        AssetFilter filter = FilterJson.read("""
                {"name":"f","presentationTimeRange":{"startTimestamp":10,"endTimestamp":20,"timescale":1},"firstQuality":{"bitrate":500},
                 "tracks":[{"trackSelections":[{"property":"Type","operation":"NotEqual","value":"text"},{"property":"FourCC","operation":"Equal","value":"hvc1"}]}]}""");
        assertThat(filter.startTicks()).hasValue(100_000_000);
        assertThat(filter.endTicks()).hasValue(200_000_000);
        assertThat(filter.tracks().getFirst().conditions())
                .containsExactly(
                        new Condition(Property.TYPE, false, "text"), new Condition(Property.FOURCC, true, "hvc1"));
        assertThat(FilterJson.read(FilterJson.write(filter))).isEqualTo(filter);
        assertThatThrownBy(() -> FilterJson.read("{no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no filter");
    }
}

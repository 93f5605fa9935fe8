package dev.packlight.mpegts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.Publication;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.Rendition;
import dev.packlight.hls.HlsFormat;
import dev.packlight.media.Rounding;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.TsReader;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the muxer writes, read by an independent reader, against the samples of the source. */
class TsSegmentTest {

    private static RunningOrigin origin;
    private static Publication publication;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.AURORA);
        publication = origin.library().publication(origin.asset("aurora").locator());
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    @Test
    void video_allSegments_carryEverySampleWithItsTimes() throws Exception {
        Rendition rendition = publication.presentation().video().getLast();
        TsReader reader = read(HlsFormat.ts(), "m3u8-aapl", rendition);
        SampleTable samples = rendition.track().samples();
        assertThat(reader.streamTypes()).containsExactly(java.util.Map.entry(0x100, 0x1B));
        assertThat(reader.units()).hasSize(samples.count());
        for (int i = 0; i < samples.count(); i++) {
            TsReader.Unit unit = reader.units().get(i);
            long pts = rendition
                    .track()
                    .timescale()
                    .rescale(rendition.track().presentationTicks(i), Timescale.MPEG, Rounding.NEAREST);
            assertThat(unit.pts() - TsSegment.BASE_90K)
                    .as("pts of sample %d", i)
                    .isEqualTo(pts);
            assertThat(unit.dts()).isLessThanOrEqualTo(unit.pts());
            assertThat(unit.randomAccess()).isEqualTo(samples.isSync(i));
            byte[] source = rendition.source().readFully(samples.offsetBytes(i), samples.sizeBytes(i));
            byte[] sent = unit.payload();
            assertThat(java.util.Arrays.copyOf(sent, 6)).isEqualTo(new byte[] {0, 0, 0, 1, 9, (byte) 0xF0});
            assertThat(java.util.Arrays.copyOfRange(sent, sent.length - 200, sent.length))
                    .isEqualTo(java.util.Arrays.copyOfRange(source, source.length - 200, source.length));
        }
    }

    @Test
    void clock_everyStream_isNeverAheadOfDecodingNorPausesLong() throws Exception {
        for (Rendition rendition : List.of(
                publication.presentation().video().getFirst(),
                publication.presentation().audio().getFirst())) {
            TsReader reader = read(HlsFormat.ts(), "m3u8-aapl", rendition);
            for (int i = 0; i < reader.clocks().size(); i++) {
                assertThat(reader.clocks().get(i))
                        .isLessThan(reader.units().get(i).dts());
                if (i > 0) {
                    assertThat(reader.clocks().get(i) - reader.clocks().get(i - 1))
                            .isBetween(1L, 9000L);
                }
            }
        }
    }

    @Test
    void muxed_allSegments_carryPictureAndSoundAndStartWithThePicture() throws Exception {
        Rendition rendition = publication.presentation().video().get(1);
        TsReader reader = read(HlsFormat.tsMuxed(), "m3u8-aapl-v3", rendition);
        assertThat(reader.streamTypes()).containsEntry(0x100, 0x1B).containsEntry(0x101, 0x0F);
        assertThat(reader.units().getFirst().pid()).isEqualTo(0x100);
        assertThat(reader.units().getFirst().randomAccess()).isTrue();
        Rendition audio = publication.presentation().audio().getFirst();
        long sound = reader.units().stream()
                .filter(u -> u.pid() == 0x101)
                .mapToLong(u -> u.payload().length)
                .sum();
        assertThat(sound)
                .isEqualTo(audio.track().samples().totalBytes()
                        + 7L * audio.track().samples().count());
    }

    private static TsReader read(HlsFormat format, String token, Rendition rendition) throws Exception {
        TsReader reader = new TsReader();
        for (int segment = 0; segment < rendition.segments().count(); segment++) {
            String path = "/L/aurora.ism/QualityLevels(" + rendition.bitrateBps() + ")/Fragments("
                    + rendition.trackName() + "=" + rendition.segments().startTicks(segment) + ",format=" + token + ")";
            reader.read(BodyReader.bytes(format.respond(publication.presentation(), DeliveryRequest.parse(path))
                    .body()));
        }
        return reader;
    }
}

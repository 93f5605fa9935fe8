package dev.packlight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ArraySource;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Track;
import dev.packlight.segmentation.Cut;
import dev.packlight.testing.RandomAsset;
import dev.packlight.testing.SyntheticAsset;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What containers say of segments of films drawn by lot, against what they write. */
class ContainersTest {

    private static final List<Container> ALL = List.of(
            CmafContainer.cmaf(),
            CmafContainer.outOfBand(),
            CmafContainer.csf(),
            new TsContainer(),
            new SmoothContainer(),
            new FlvContainer());

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    private static List<Multiplex> multiplexes(Presentation presentation) {
        Rendition picture = presentation.video().getFirst();
        Rendition sound = presentation.audio().getFirst();
        return List.of(
                Multiplex.of(presentation, picture),
                Multiplex.of(presentation, sound),
                new Multiplex(presentation, picture, Optional.of(sound)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bytes_ofEverySegment_areThoseThatAreWritten(long seed) throws Exception {
        Presentation presentation = RandomAsset.of(seed).present();
        for (Container container : ALL) {
            for (Multiplex multiplex : multiplexes(presentation)) {
                for (int i = 0; i < container.cut(multiplex.main()).count(); i++) {
                    Body body = container.segment(multiplex, i);
                    long said = container.bytes(multiplex, i);
                    assertThat(body.length())
                            .as("%s segment %s", container.carriage(), i)
                            .isEqualTo(said);
                    assertThat((long) BodyReader.bytes(body).length).isEqualTo(said);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void slice_ofASegment_startsAnywhere(long seed) throws Exception {
        Random random = new Random(seed);
        Presentation presentation = RandomAsset.of(seed).present();
        for (Multiplex multiplex : multiplexes(presentation)) {
            assertSlices(multiplex, random);
        }
        assertSlices(slow(), random);
    }

    /** Two pictures a second, so that the clock stands alone between them, with sound inside. */
    private static Multiplex slow() throws Exception {
        Presentation film = RandomAsset.of(1).present();
        Presentation slow = new SyntheticAsset()
                .video(film.video().getFirst().track().description(), 12_800, 6_400, 12, 3, 1, Edit.NONE)
                .audio(film.audio().getFirst().track().description(), 48_000, 1024, 200, Edit.NONE)
                .present();
        return new Multiplex(
                slow, slow.video().getFirst(), slow.audio().stream().findFirst());
    }

    private static void assertSlices(Multiplex multiplex, Random random) throws Exception {
        for (Container container : List.of(new TsContainer(), CmafContainer.cmaf())) {
            Body body = container.segment(multiplex, 0);
            byte[] whole = BodyReader.bytes(body);
            for (int i = 0; i < 40; i++) {
                int from = random.nextInt(whole.length);
                int to = from + 1 + random.nextInt(whole.length - from);
                assertThat(BodyReader.bytes(body.slice(from, to)))
                        .as("bytes %s to %s of %s", from, to, container.carriage())
                        .isEqualTo(Arrays.copyOfRange(whole, from, to));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cmaf_readAgain_holdsTheSamplesAndTimesOfTheSource(long seed) throws Exception {
        Presentation presentation = RandomAsset.of(seed).present();
        for (Rendition rendition : presentation.renditions()) {
            Multiplex multiplex = Multiplex.of(presentation, rendition);
            CmafContainer container = CmafContainer.cmaf();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(container.header(multiplex).orElseThrow());
            for (int i = 0; i < rendition.fragments().count(); i++) {
                BodyReader.write(container.segment(multiplex, i), whole);
            }
            Track read = Mp4Reader.read(new ArraySource(whole.toByteArray()), "again.mp4")
                    .tracks()
                    .getFirst();
            assertSame(read.samples(), whole.toByteArray(), rendition);
        }
    }

    private static void assertSame(SampleTable read, byte[] file, Rendition rendition) throws Exception {
        SampleTable source = rendition.track().samples();
        Cut cut = rendition.fragments();
        int first = cut.firstSample(0);
        assertThat(read.count()).isEqualTo(cut.endSample(cut.count() - 1) - first);
        for (int i = 0; i < read.count(); i++) {
            int at = (int) read.offsetBytes(i);
            assertThat(Arrays.copyOfRange(file, at, at + read.sizeBytes(i)))
                    .isEqualTo(
                            rendition.source().readFully(source.offsetBytes(first + i), source.sizeBytes(first + i)));
            assertThat(read.dtsTicks(i) - read.dtsTicks(0))
                    .isEqualTo(source.dtsTicks(first + i) - source.dtsTicks(first));
            assertThat(read.ptsTicks(i) - read.ptsTicks(0))
                    .isEqualTo(source.ptsTicks(first + i) - source.ptsTicks(first));
            assertThat(read.isSync(i)).isEqualTo(source.isSync(first + i));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keyFrames_ofEverySegment_endWithTheirSample(long seed) throws Exception {
        Presentation presentation = RandomAsset.of(seed).present();
        Rendition picture = presentation.video().getFirst();
        Multiplex multiplex = Multiplex.of(presentation, picture);
        CmafContainer container = CmafContainer.cmaf();
        for (Container.KeyFrame frame : container.keyFrames(multiplex)) {
            byte[] range = BodyReader.bytes(container
                    .segment(multiplex, frame.segment())
                    .slice(frame.offsetBytes(), frame.offsetBytes() + frame.lengthBytes()));
            int size = picture.track().samples().sizeBytes(frame.sample());
            assertThat(Arrays.copyOfRange(range, range.length - size, range.length))
                    .isEqualTo(
                            picture.source().readFully(picture.track().samples().offsetBytes(frame.sample()), size));
        }
        assertThat(container.keyFrames(multiplex).stream().mapToInt(Container.KeyFrame::segment))
                .containsExactlyElementsOf(
                        IntStream.range(0, picture.fragments().count()).boxed().toList());
    }
}

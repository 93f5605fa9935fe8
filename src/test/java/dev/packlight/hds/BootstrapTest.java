package dev.packlight.hds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ByteReader;
import dev.packlight.delivery.Presentation;
import dev.packlight.packaging.FlvContainer;
import dev.packlight.packaging.FlvTimes;
import dev.packlight.packaging.Multiplex;
import dev.packlight.testing.RandomAsset;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bootstraps of films drawn by lot, read field by field (F4V 10.1 Annex C.2). */
class BootstrapTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    private static HdsStream stream(long seed) throws Exception {
        Presentation presentation = RandomAsset.of(seed).present();
        Multiplex multiplex = Multiplex.of(presentation, presentation.video().getFirst());
        return new HdsStream(multiplex, new FlvContainer().times(multiplex), ",format=f4m-f4f");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void write_anyFilm_listsEveryFragmentWithItsTime(long seed) throws Exception {
        HdsStream stream = stream(seed);
        FlvTimes times = stream.times();
        byte[] bytes = Bootstrap.write(stream);
        ByteReader in = new ByteReader(bytes);
        assertThat(in.u32()).isEqualTo(bytes.length);
        assertThat(in.fourcc()).isEqualTo("abst");
        in.skip(4 + 4 + 1);
        assertThat(in.u32()).isEqualTo(1000);
        assertThat(in.i64()).isEqualTo(times.endMs());
        in.skip(8 + 5);
        assertThat(in.u8()).as("segment run tables").isEqualTo(1);
        assertThat(in.u32()).isEqualTo(12 + 13);
        assertThat(in.fourcc()).isEqualTo("asrt");
        in.skip(4 + 1 + 4 + 4);
        int count = stream.cut().count();
        assertThat(in.u32()).isEqualTo(count);
        assertThat(in.u8()).as("fragment run tables").isEqualTo(1);
        assertThat(in.u32()).isEqualTo(in.remaining() + 4);
        assertThat(in.fourcc()).isEqualTo("afrt");
        in.skip(4 + 4 + 1);
        assertRuns(in, times, count);
    }

    private static void assertRuns(ByteReader in, FlvTimes times, int count) {
        long runs = in.u32() - 1;
        long next = in.u32();
        assertThat(next).isEqualTo(1);
        for (long run = 0; run < runs; run++) {
            long first = next;
            long start = in.i64();
            long duration = in.u32();
            next = in.u32();
            long end = next == 0 ? count + 1 : next;
            assertThat(start).isEqualTo(times.startMs((int) first - 1));
            for (long f = first; f < end; f++) {
                long until = f < count ? times.startMs((int) f) : times.endMs();
                assertThat(until - times.startMs((int) f - 1)).isEqualTo(duration);
            }
        }
        assertThat(next).as("the mark of the end").isZero();
        assertThat(in.i64()).isZero();
        assertThat(in.u32()).isZero();
        assertThat(in.u8()).isZero();
        assertThat(in.remaining()).isZero();
    }
}

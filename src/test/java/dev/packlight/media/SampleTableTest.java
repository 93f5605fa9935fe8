package dev.packlight.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTableTest {

    @Test
    void table_runsAndChunks_answersEverySample() {
        long[] sizes = new long[300];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = 100 + i;
        }
        SampleTable table = new SampleTableBuilder(sizes)
                .addTimes(100, 10)
                .addTimes(200, 20)
                .addChunk(1000, 200)
                .addChunk(500_000, 100)
                .syncSamples(new int[] {0, 150, 299})
                .build();
        long offset = 1000;
        long dts = 0;
        for (int i = 0; i < 300; i++) {
            offset = i == 200 ? 500_000 : offset;
            assertThat(table.offsetBytes(i)).as("offset %d", i).isEqualTo(offset);
            assertThat(table.dtsTicks(i)).as("dts %d", i).isEqualTo(dts);
            assertThat(table.sampleAt(dts)).isEqualTo(i);
            assertThat(table.isSync(i)).isEqualTo(i == 0 || i == 150 || i == 299);
            offset += sizes[i];
            dts += i < 100 ? 10 : 20;
        }
        assertThat(table.endDtsTicks()).isEqualTo(dts);
        List<String> stretches = new ArrayList<>();
        table.forEachStretch(190, 210, (at, length) -> stretches.add(at + "+" + length));
        assertThat(stretches)
                .containsExactly(
                        table.offsetBytes(190) + "+" + table.bytes(190, 200), "500000+" + table.bytes(200, 210));
    }

    @Test
    void column_anyRange_keepsValues() {
        for (long[] values : new long[][] {
            {5, 5, 5},
            {0, 65_535},
            {-3, 70_000},
            {0, 0xFFFF_FFFFL},
            {1L << 40, -1L << 40},
            {-2_000_000_000L, 2_000_000_000L}
        }) {
            Column column = Column.of(values, values.length);
            for (int i = 0; i < values.length; i++) {
                assertThat(column.get(i)).isEqualTo(values[i]);
            }
        }
    }
}

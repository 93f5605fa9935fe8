package dev.packlight.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimescaleTest {

    @Test
    void rescale_eachRounding_isExact() {
        Timescale ntsc = new Timescale(30_000);
        assertThat(ntsc.rescale(1001, Timescale.PRESENTATION, Rounding.DOWN)).isEqualTo(333_666);
        assertThat(ntsc.rescale(1001, Timescale.PRESENTATION, Rounding.NEAREST)).isEqualTo(333_667);
        assertThat(ntsc.rescale(1001, Timescale.PRESENTATION, Rounding.UP)).isEqualTo(333_667);
        assertThat(ntsc.rescale(-1001, Timescale.PRESENTATION, Rounding.DOWN)).isEqualTo(-333_667);
        assertThat(new Timescale(2).rescale(1, new Timescale(1), Rounding.NEAREST))
                .isEqualTo(1);
    }

    @Test
    void rescale_anyTicks_agreesWithBigIntegers() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            Timescale from = new Timescale(1 + random.nextLong(0xFFFF_FFFFL));
            Timescale to = new Timescale(1 + random.nextLong(10_000_000));
            long ticks = random.nextLong(1L << 1 + random.nextInt(40)) * (random.nextBoolean() ? 1 : -1);
            BigInteger[] parts = BigInteger.valueOf(ticks)
                    .multiply(BigInteger.valueOf(to.ticksPerSecond()))
                    .divideAndRemainder(BigInteger.valueOf(from.ticksPerSecond()));
            long floor = parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
            assertThat(from.rescale(ticks, to, Rounding.DOWN)).isEqualTo(floor);
        }
    }

    @Test
    void timescale_zeroOrTooLarge_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Timescale(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timescale(1L << 32));
    }
}

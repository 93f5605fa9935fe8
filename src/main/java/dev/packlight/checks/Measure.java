package dev.packlight.checks;

import dev.packlight.media.Timescale;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A value with its unit, as people read it and as machines do. */
public sealed interface Measure {

    /** Words for people, rounded as people like it. */
    String words();

    /** Fields for machines: {@code value} and {@code unit}, then what makes it exact. */
    Map<String, Object> fields();

    /** So many of something. */
    record Count(long value, String of) implements Measure {
        @Override
        public String words() {
            return String.valueOf(value);
        }

        @Override
        public Map<String, Object> fields() {
            return entry(value, of);
        }
    }

    /** A time or a duration in ticks of {@code scale}. */
    record Time(long ticks, Timescale scale) implements Measure {
        /** A time of the presentation. */
        public static Time of(long presentationTicks) {
            return new Time(presentationTicks, Timescale.PRESENTATION);
        }

        public static Time ofSeconds(long seconds) {
            return new Time(seconds, new Timescale(1));
        }

        /** Seconds to the nanosecond. */
        public BigDecimal seconds() {
            return scale.seconds(ticks, 9);
        }

        @Override
        public String words() {
            return scale.seconds(ticks, 3).toPlainString() + " s";
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> fields = entry(seconds().stripTrailingZeros(), "s");
            fields.put("ticks", ticks);
            fields.put("ticksPerSecond", scale.ticksPerSecond());
            return fields;
        }
    }

    /** Bits a second. */
    record BitRate(long bitsPerSecond) implements Measure {
        @Override
        public String words() {
            return String.format(Locale.ROOT, "%.2f Mb/s", bitsPerSecond / 1e6);
        }

        @Override
        public Map<String, Object> fields() {
            return entry(bitsPerSecond, "b/s");
        }
    }

    /** A length or an offset in bytes. */
    record Bytes(long value) implements Measure {
        @Override
        public String words() {
            return value + " bytes";
        }

        @Override
        public Map<String, Object> fields() {
            return entry(value, "bytes");
        }
    }

    /** Pictures a second: {@code pictures} in {@code ticks} of {@code scale}. */
    record PictureRate(long pictures, long ticks, Timescale scale) implements Measure {
        public PictureRate {
            ticks = Math.max(1, ticks);
        }

        public double perSecond() {
            return (double) pictures * scale.ticksPerSecond() / ticks;
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%.3f", perSecond());
        }

        @Override
        public Map<String, Object> fields() {
            BigDecimal exact = BigDecimal.valueOf(pictures)
                    .multiply(BigDecimal.valueOf(scale.ticksPerSecond()))
                    .divide(BigDecimal.valueOf(ticks), 6, RoundingMode.HALF_UP);
            Map<String, Object> fields = entry(exact, "frames/s");
            fields.put("pictures", pictures);
            fields.put("ticks", ticks);
            fields.put("ticksPerSecond", scale.ticksPerSecond());
            return fields;
        }
    }

    /** One number against another, in lowest terms. */
    record Ratio(long numerator, long denominator) implements Measure {
        public Ratio {
            denominator = Math.max(1, denominator);
            long common = BigInteger.valueOf(numerator)
                    .gcd(BigInteger.valueOf(denominator))
                    .longValue();
            numerator /= common;
            denominator /= common;
        }

        public double value() {
            return (double) numerator / denominator;
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%.3f:1", value());
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> fields = entry(
                    BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), 6, RoundingMode.HALF_UP),
                    "ratio");
            fields.put("numerator", numerator);
            fields.put("denominator", denominator);
            return fields;
        }
    }

    /** A picture's size. */
    record Size(int widthPixels, int heightPixels) implements Measure {
        @Override
        public String words() {
            return widthPixels + "x" + heightPixels;
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> fields = entry(words(), "pixels");
            fields.put("width", widthPixels);
            fields.put("height", heightPixels);
            return fields;
        }
    }

    /** What is no number: a codec, a name, a sentence of a reader. */
    record Text(String value) implements Measure {
        @Override
        public String words() {
            return value;
        }

        @Override
        public Map<String, Object> fields() {
            return entry(value, "text");
        }
    }

    private static Map<String, Object> entry(Object value, String unit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("value", value);
        fields.put("unit", unit);
        return fields;
    }
}

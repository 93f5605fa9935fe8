package dev.packlight.testing;

import static dev.packlight.testing.Boxes.aac;
import static dev.packlight.testing.Boxes.box;
import static dev.packlight.testing.Boxes.equalSamples;
import static dev.packlight.testing.Boxes.full;
import static dev.packlight.testing.Boxes.join;
import static dev.packlight.testing.Boxes.mvhd;
import static dev.packlight.testing.Boxes.pictures;
import static dev.packlight.testing.Boxes.trak;

import dev.packlight.bytes.ByteWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes files with the largest indexes that are read, and some that are refused; their media is a hole. */
public final class LargeFiles {

    /** Samples of two hours of 60 pictures a second. */
    public static final int TWO_HOURS = 432_000;

    private LargeFiles() {}

    /** Writes all of them into {@code folder}. */
    public static void write(Path folder) throws IOException {
        write(folder.resolve("ladder.mp4"), 4L << 30, ladder(8));
        write(folder.resolve("everything-differs.mp4"), 4L << 30, differing(3_900_000));
        write(folder.resolve("day-of-sound.m4a"), 8_000_000, box("moov", mvhd(1, 0), sound(6_400_000, 1024)));
        write(folder.resolve("long-frames.m4a"), 200_000, box("moov", mvhd(1, 0), sound(190_000, 44100 * 13)));
        byte[][] tracks = new byte[101][];
        Arrays.fill(tracks, sound(6_400_000, 1024));
        tracks[0] = mvhd(1, 0);
        write(folder.resolve("tracks.m4a"), 8_000_000, box("moov", tracks));
        byte[][] many = new byte[101][];
        Arrays.fill(many, sound(43_000, 44100));
        many[0] = mvhd(1, 0);
        write(folder.resolve("many-tracks.m4a"), 8_000_000, box("moov", many));
        write(folder.resolve("fragments.mp4"), 1L << 30, fragments(400, 10_000));
        write(folder.resolve("small-fragments.mp4"), 1L << 30, fragments(150_000, 1));
        write(folder.resolve("boxes.mp4"), 1L << 20, join(box("moov", mvhd(1, 0)), repeated(box("free"), 100_000)));
    }

    private static void write(Path file, long size, byte[] head) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] ftyp = box("ftyp", "isom".getBytes(StandardCharsets.US_ASCII), new byte[4]);
            out.write(ftyp);
            out.write(head);
            long left = size - ftyp.length - head.length;
            if (left > 16) {
                out.write(new ByteWriter(16).u32(1).text("mdat").u64(left).toByteArray());
                out.setLength(size);
            }
        }
    }

    private static byte[] sound(long count, long duration) {
        return trak(1, "soun", 44100, equalSamples(aac(), count, 1, duration, 100_000));
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int i = 0; i < all.length; i += part.length) {
            System.arraycopy(part, 0, all, i, part.length);
        }
        return all;
    }

    /** Two hours of 60 pictures a second in several rungs of one file, with a chunk for every picture. */
    private static byte[] ladder(int rungs) {
        ByteWriter sizes = table(TWO_HOURS, 0, TWO_HOURS);
        ByteWriter offsets = table(TWO_HOURS, TWO_HOURS);
        ByteWriter shifts = table(TWO_HOURS, TWO_HOURS);
        for (int i = 0; i < TWO_HOURS; i++) {
            sizes.u32(500 + i % 700);
            offsets.u32(100_000_000 + i * 8L * 1100 % 3_900_000_000L);
            shifts.u32(1).u32(i % 3 * 1000L);
        }
        ByteWriter sync = table(TWO_HOURS / 120, TWO_HOURS / 120);
        for (int i = 0; i < TWO_HOURS / 120; i++) {
            sync.u32(1 + i * 120L);
        }
        byte[] rung = trak(
                1,
                "vide",
                60_000,
                pictures(),
                full("stts", 0, 1, TWO_HOURS, 1000),
                box("ctts", shifts.toByteArray()),
                full("stsc", 0, 1, 1, 1, 1),
                box("stsz", sizes.toByteArray()),
                box("stco", offsets.toByteArray()),
                box("stss", sync.toByteArray()));
        byte[][] tracks = new byte[rungs + 1][];
        Arrays.fill(tracks, rung);
        tracks[0] = mvhd(60_000, 0);
        return box("moov", tracks);
    }

    private static ByteWriter table(int entries, long... words) {
        ByteWriter out = new ByteWriter(entries * 8 + 16).u32(0);
        for (long word : words) {
            out.u32(word);
        }
        return out;
    }

    /** A track in which no two neighbours are alike, with an edit that cuts a few off. */
    private static byte[] differing(int count) {
        ByteWriter sizes = table(count, 0, count);
        ByteWriter times = table(count, count);
        ByteWriter shifts = table(count, count);
        for (int i = 0; i < count; i++) {
            sizes.u32(i % 2 == 0 ? 70_000 : 1);
            times.u32(1).u32(i % 2 == 0 ? 1000 : 70_000);
            shifts.u32(1).u32(i % 2 == 0 ? 0 : 80_000);
        }
        byte[] trak = trak(
                1,
                "soun",
                10_000_000,
                aac(),
                box("stts", times.toByteArray()),
                box("ctts", shifts.toByteArray()),
                full("stsc", 0, 1, 1, 1_000_000, 1),
                box("stsz", sizes.toByteArray()),
                full("stco", 0, 4, 80_000_000, 80_000_000, 80_000_000, 80_000_000));
        byte[] elst = full("elst", 0, 1, 0, 500_000, 0x10000);
        byte[] withEdit = box("trak", Arrays.copyOfRange(trak, 8, trak.length), box("edts", elst));
        return box("moov", mvhd(1000, 0), withEdit);
    }

    private static byte[] fragments(int count, int samples) {
        byte[] moov = box(
                "moov",
                mvhd(1000, 0),
                trak(1, "soun", 44100, equalSamples(aac(), 0, 0, 0, 0)),
                box("mvex", full("trex", 0, 1, 1, 1024, 1, 0)));
        ByteWriter run = table(samples, samples, 8);
        run.patch32(0, 0xF01);
        for (int i = 0; i < samples; i++) {
            run.u32(1000 + i % 2).u32(1 + i % 3).u32(0).u32(i % 2);
        }
        byte[] moof =
                box("moof", full("mfhd", 0, 1), box("traf", full("tfhd", 0x20000, 1), box("trun", run.toByteArray())));
        return join(moov, repeated(moof, count));
    }
}

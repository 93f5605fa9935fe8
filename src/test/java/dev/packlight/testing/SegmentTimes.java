package dev.packlight.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the pictures of a segment are decoded and shown, in ticks of 100 ns, read by the texts of the standards alone.
 */
public final class SegmentTimes {

    private static final int VIDEO_TAG = 9;
    private static final int TAG_HEADER = 11;

    private SegmentTimes() {}

    /** One picture. */
    public record Picture(long decodedTicks, long shownTicks) {}

    /** Pictures of a transport stream segment. */
    public static List<Picture> ofTransportStream(byte[] segment) {
        TsReader reader = new TsReader();
        reader.read(segment);
        return reader.units().stream()
                .filter(unit -> unit.pid() == 0x100)
                .map(unit -> new Picture(unit.dts() * 1000 / 9, unit.pts() * 1000 / 9))
                .toList();
    }

    /** Samples of a fragment, the edit of its init segment applied (ISO/IEC 14496-12 §8.6.6, §8.8). */
    public static List<Picture> ofFragment(byte[] init, byte[] fragment) {
        long scale = box(init, "moov/trak/mdia/mdhd").orElseThrow().getInt(12) & 0xFFFF_FFFFL;
        long hidden = box(init, "moov/trak/edts/elst").map(b -> b.getInt(12)).orElse(0);
        ByteBuffer tfhd = box(fragment, "moof/traf/tfhd").orElseThrow();
        ByteBuffer trun = box(fragment, "moof/traf/trun").orElseThrow();
        long time = box(fragment, "moof/traf/tfdt").orElseThrow().getLong(4);
        long common = (tfhd.getInt(0) & 8) != 0 ? tfhd.getInt(8) : 0;
        int flags = trun.getInt() & 0xFF_FFFF;
        int count = trun.getInt();
        trun.getInt();
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long duration = (flags & 0x100) != 0 ? trun.getInt() : common;
            trun.position(trun.position() + ((flags & 0x200) != 0 ? 4 : 0) + ((flags & 0x400) != 0 ? 4 : 0));
            long offset = (flags & 0x800) != 0 ? trun.getInt() : 0;
            pictures.add(
                    new Picture((time - hidden) * 10_000_000 / scale, (time + offset - hidden) * 10_000_000 / scale));
            time += duration;
        }
        return pictures;
    }

    /** What the edit list hides, in ticks of 100 ns; empty without one. */
    public static Optional<Long> hidden(byte[] init) {
        long scale = box(init, "moov/trak/mdia/mdhd").orElseThrow().getInt(12) & 0xFFFF_FFFFL;
        return box(init, "moov/trak/edts/elst").map(b -> b.getInt(12) * 10_000_000L / scale);
    }

    /** Samples of a Smooth Streaming fragment. */
    public static List<Picture> ofSmooth(byte[] bytes) {
        SmoothReader.Fragment fragment = SmoothReader.fragment(bytes);
        List<Picture> pictures = new ArrayList<>();
        long time = fragment.startTicks();
        for (SmoothReader.Sample sample : fragment.samples()) {
            pictures.add(new Picture(time, time + sample.offsetTicks()));
            time += sample.durationTicks();
        }
        return pictures;
    }

    /** Pictures of an HDS fragment, its configuration left out. */
    public static List<Picture> ofF4f(byte[] fragment) {
        ByteBuffer tags = box(fragment, "mdat").orElseThrow();
        List<Picture> pictures = new ArrayList<>();
        while (tags.remaining() > TAG_HEADER) {
            int at = tags.position();
            int size = tags.getInt(at) & 0xFF_FFFF;
            long decoded = tags.getInt(at + 4) >>> 8 | (long) tags.get(at + 7) << 24;
            if (tags.get(at) == VIDEO_TAG && tags.get(at + TAG_HEADER + 1) == 1) {
                int offset = tags.getInt(at + TAG_HEADER + 1) & 0xFF_FFFF;
                pictures.add(new Picture(decoded * 10_000, (decoded + offset) * 10_000));
            }
            tags.position(at + TAG_HEADER + size + 4);
        }
        return pictures;
    }

    /** What is inside the first box at a path. */
    private static Optional<ByteBuffer> box(byte[] bytes, String path) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (String type : path.split("/")) {
            Optional<ByteBuffer> child = child(in, type);
            if (child.isEmpty()) {
                return child;
            }
            in = child.get();
        }
        return Optional.of(in);
    }

    private static Optional<ByteBuffer> child(ByteBuffer parent, String type) {
        int at = 0;
        while (at + 8 <= parent.limit()) {
            int length = parent.getInt(at);
            byte[] name = new byte[4];
            parent.get(at + 4, name);
            if (new String(name, StandardCharsets.ISO_8859_1).equals(type)) {
                return Optional.of(parent.slice(at + 8, length - 8));
            }
            at += length;
        }
        return Optional.empty();
    }
}

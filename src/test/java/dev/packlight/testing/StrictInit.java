package dev.packlight.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an init segment and forgives nothing: every box is one of those that the standard puts there, in its number,
 * its version and its flags; every byte of it belongs to a field; constants and reserved bits are what they must be.
 */
public final class StrictInit {

    private static final Map<String, Set<String>> CHILDREN = Map.of(
            "", Set.of("ftyp", "moov"),
            "moov", Set.of("mvhd", "trak", "mvex"),
            "trak", Set.of("tkhd", "edts", "mdia"),
            "edts", Set.of("elst"),
            "mdia", Set.of("mdhd", "hdlr", "minf"),
            "minf", Set.of("smhd", "vmhd", "dinf", "stbl"),
            "dinf", Set.of("dref"),
            "stbl", Set.of("stsd", "stts", "stsc", "stsz", "stco"),
            "mvex", Set.of("trex"));
    private static final Set<String> OPTIONAL = Set.of("edts", "smhd", "vmhd");

    private final ByteBuffer in;
    private String handler = "";

    private StrictInit(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /** Reads all of {@code bytes}; what is not as it must be is an {@link AssertionError} that says where. */
    public static void check(byte[] bytes) {
        StrictInit reader = new StrictInit(bytes);
        try {
            reader.container("", bytes.length);
        } catch (RuntimeException e) {
            throw new AssertionError("cut off at byte " + reader.in.position(), e);
        }
    }

    private void container(String type, int end) {
        Set<String> wanted = CHILDREN.get(type);
        Set<String> seen = new java.util.HashSet<>();
        while (in.position() < end) {
            int size = in.getInt();
            String child = fourcc(in);
            int childEnd = in.position() - 8 + size;
            require(size >= 8 && childEnd <= end, child + " of " + size + " bytes in " + type);
            require(wanted.contains(child) && seen.add(child), child + " in " + type);
            if (CHILDREN.containsKey(child)) {
                container(child, childEnd);
            } else {
                box(child, childEnd);
            }
            require(in.position() == childEnd, (childEnd - in.position()) + " bytes left in " + child);
        }
        require(in.position() == end, type + " does not end where it says");
        for (String child : wanted) {
            require(seen.contains(child) || OPTIONAL.contains(child), type + " has no " + child);
        }
    }

    private void box(String type, int end) {
        switch (type) {
            case "ftyp" -> {
                fourcc(in);
                zeros(4);
                require((end - in.position()) % 4 == 0 && end > in.position(), "brands");
                in.position(end);
            }
            case "mvhd" -> {
                full(0);
                skip(8);
                require(in.getInt() > 0, "timescale");
                skip(4);
                require(in.getInt() == 0x10000 && in.getShort() == 0x100, "rate and volume");
                zeros(10);
                skip(36);
                zeros(24);
                require(in.getInt() == 2, "next track");
            }
            case "tkhd" -> {
                full(7);
                skip(8);
                require(in.getInt() == 1, "track number");
                zeros(4);
                skip(4);
                zeros(8);
                skip(8 + 36 + 8);
            }
            case "elst" -> {
                full(0);
                require(in.getInt() == 1, "one edit");
                skip(8);
                require(in.getInt() == 0x10000, "edit at normal speed");
            }
            case "mdhd" -> {
                full(0);
                skip(8);
                require(in.getInt() > 0, "media timescale");
                zeros(4);
                int packed = in.getShort();
                for (int shift = 0; shift <= 10; shift += 5) {
                    int letter = packed >> shift & 31;
                    require(letter >= 1 && letter <= 26, "language letters");
                }
                zeros(2);
            }
            case "hdlr" -> {
                full(0);
                zeros(4);
                handler = fourcc(in);
                zeros(12);
                in.position(end - 1);
                zeros(1);
            }
            case "smhd" -> {
                require(handler.equals("soun"), "smhd of " + handler);
                full(0);
                zeros(4);
            }
            case "vmhd" -> {
                require(handler.equals("vide"), "vmhd of " + handler);
                full(1);
                zeros(8);
            }
            case "dref" -> {
                full(0);
                require(in.getInt() == 1 && in.getInt() == 12 && fourcc(in).equals("url "), "one data reference");
                full(1);
            }
            case "stts", "stsc", "stco" -> {
                full(0);
                zeros(4);
            }
            case "stsz" -> {
                full(0);
                zeros(8);
            }
            case "trex" -> {
                full(0);
                require(in.getInt() == 1 && in.getInt() == 1, "defaults of track 1, entry 1");
                zeros(12);
            }
            case "stsd" -> {
                full(0);
                require(in.getInt() == 1, "one sample entry");
                entry(end);
            }
            default -> throw new AssertionError("no layout of " + type);
        }
    }

    private void entry(int end) {
        int size = in.getInt();
        require(in.position() - 4 + size == end, "the entry fills stsd");
        String type = fourcc(in);
        zeros(6);
        require(in.getShort() == 1, "data reference 1");
        boolean video = handler.equals("vide");
        if (video) {
            zeros(16);
            require(in.getShort() != 0 & in.getShort() != 0, "width and height");
            require(in.getInt() == 0x480000 && in.getInt() == 0x480000, "72 dots per inch");
            zeros(4);
            require(in.getShort() == 1, "one frame a sample");
            require(in.get(in.position()) < 32, "compressor's name");
            skip(32);
            require(in.getShort() == 0x18 && in.getShort() == -1, "depth and predefined");
        } else {
            zeros(8);
            require(in.getShort() > 0, "channels");
            require(in.getShort() == 16, "16 bits a sample");
            zeros(4);
            require((in.getInt() & 0xFFFF) == 0, "a rate without fraction");
        }
        Set<String> seen = new java.util.LinkedHashSet<>();
        while (in.position() < end) {
            int length = in.getInt();
            String child = fourcc(in);
            require(length >= 8 && in.position() - 8 + length <= end, child + " of " + length + " bytes in " + type);
            require(seen.add(child), "two boxes " + child);
            byte[] payload = new byte[length - 8];
            in.get(payload);
            StrictConfiguration.check(type, child, payload);
        }
        List<String> wanted = StrictConfiguration.REQUIRED.getOrDefault(type, List.of());
        require(!wanted.isEmpty(), "entry " + type);
        require(wanted.stream().anyMatch(seen::contains), type + " has none of " + wanted + " but " + seen);
    }

    private void full(int flags) {
        require(in.getInt() == flags, "version 0 and flags " + flags);
    }

    private void zeros(int count) {
        for (int i = 0; i < count; i++) {
            require(in.get() == 0, "a byte that must be 0");
        }
    }

    private void skip(int count) {
        in.position(in.position() + count);
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("byte " + in.position() + ": " + what);
        }
    }

    static String fourcc(ByteBuffer in) {
        byte[] four = new byte[4];
        in.get(four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}

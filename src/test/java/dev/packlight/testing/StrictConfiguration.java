package dev.packlight.testing;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the boxes of a sample entry and what Smooth Streaming says in their place; each to its last bit. */
public final class StrictConfiguration {

    /** For each sample entry the boxes of which one at least must be there. */
    static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("avc1", List.of("avcC")),
            Map.entry("avc3", List.of("avcC")),
            Map.entry("hvc1", List.of("hvcC")),
            Map.entry("hev1", List.of("hvcC")),
            Map.entry("dvh1", List.of("hvcC")),
            Map.entry("dvhe", List.of("hvcC")),
            Map.entry("av01", List.of("av1C")),
            Map.entry("vp09", List.of("vpcC")),
            Map.entry("mp4a", List.of("esds")),
            Map.entry("ac-3", List.of("dac3")),
            Map.entry("ec-3", List.of("dec3")),
            Map.entry("ac-4", List.of("dac4")),
            Map.entry("dtsc", List.of("ddts")),
            Map.entry("dtsh", List.of("ddts")),
            Map.entry("dtse", List.of("ddts")),
            Map.entry("dtsl", List.of("ddts")),
            Map.entry("dtsx", List.of("udts")),
            Map.entry("Opus", List.of("dOps")),
            Map.entry("fLaC", List.of("dfLa")),
            Map.entry("alac", List.of("alac")));

    private static final Set<Integer> HIGH_PROFILES = Set.of(100, 110, 122, 144, 244, 44);
    private static final Set<Integer> SOUND_OBJECTS = Set.of(0x40, 0x69, 0x6B, 0xA9);

    private final byte[] bytes;
    private final ByteBuffer in;
    private final String what;

    private StrictConfiguration(String what, byte[] bytes) {
        this.what = what;
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes);
    }

    static void check(String entry, String type, byte[] payload) {
        StrictConfiguration reader = new StrictConfiguration(entry + "/" + type, payload);
        try {
            reader.box(entry, type);
        } catch (RuntimeException e) {
            throw new AssertionError(entry + "/" + type + " is cut off", e);
        }
        reader.require(!reader.in.hasRemaining(), reader.in.remaining() + " bytes left");
    }

    /** {@code CodecPrivateData} of a Smooth Streaming quality level. */
    public static void checkSmooth(String fourCc, byte[] data) {
        StrictConfiguration reader = new StrictConfiguration(fourCc, data);
        switch (fourCc) {
            case "H264" -> reader.byteStream();
            case "AACL", "AACH" -> new StrictSound(fourCc, data).audioSpecific(fourCc.equals("AACH"));
            case "EC-3" -> {
                reader.in.position(2 + 4 + 16);
                reader.eac3();
                reader.require(!reader.in.hasRemaining(), "bytes left");
            }
            default -> throw new AssertionError("FourCC " + fourCc);
        }
    }

    private void box(String entry, String type) {
        switch (type) {
            case "avcC" -> avc();
            case "hvcC" -> hevc(entry);
            case "dvcC", "dvvC", "dvwC" -> dolby(type);
            case "av1C" -> av1();
            case "vpcC" -> {
                require(in.getInt() == 1 << 24, "version 1");
                skip(6);
                require(in.getShort() == 0, "no initialisation data");
            }
            case "pasp" -> require(in.getInt() > 0 & in.getInt() > 0, "aspect");
            case "clap" -> {
                for (int i = 0; i < 4; i++) {
                    int numerator = in.getInt();
                    require(in.getInt() > 0 && (i > 1 || numerator > 0), "aperture");
                }
            }
            case "colr" -> {
                require(StrictInit.fourcc(in).equals("nclx"), "nclx");
                skip(6);
                require((in.get() & 0x7F) == 0, "reserved bits");
            }
            case "mdcv" -> skip(24);
            case "clli" -> skip(4);
            case "fiel" -> {
                require(Set.of(1, 2).contains((int) in.get()), "fields");
                skip(1);
            }
            case "esds" -> esds();
            case "dac3" -> {
                skip(2);
                require((in.get() & 0x1F) == 0, "reserved bits");
            }
            case "dec3" -> eac3();
            case "dac4" -> {
                new StrictSound(what, bytes).ac4();
                in.position(bytes.length);
            }
            case "ddts" -> skip(20);
            case "dOps" -> {
                require(in.get() == 0, "version 0");
                int channels = in.get();
                skip(2 + 4 + 2);
                skip(in.get() == 0 ? 0 : 2 + channels);
            }
            case "dfLa" -> {
                require(in.getInt() == 0 && in.getInt() == (0x80 << 24 | 34), "STREAMINFO alone");
                skip(34);
            }
            case "alac" -> {
                require(in.getInt() == 0, "version 0");
                skip(24);
            }
            default -> throw new AssertionError("unknown box " + entry + "/" + type);
        }
    }

    private void avc() {
        require(in.get() == 1, "version 1");
        int profile = in.get() & 0xFF;
        skip(2);
        int length = in.get() & 0xFF;
        require((length & 0xFC) == 0xFC && length != 0xFE, "length of lengths");
        int sets = in.get() & 0xFF;
        require((sets & 0xE0) == 0xE0, "reserved bits");
        units(sets & 0x1F, 0x1F, Set.of(7, 15));
        units(in.get() & 0xFF, 0x1F, Set.of(8));
        if (HIGH_PROFILES.contains(profile) && (sets & 0x1F) > 0) {
            require((in.get() & 0xFC) == 0xFC && (in.get() & 0xF8) == 0xF8 && (in.get() & 0xF8) == 0xF8, "format");
            units(in.get() & 0xFF, 0x1F, Set.of(13));
        }
    }

    private void units(int count, int mask, Set<Integer> types) {
        for (int i = 0; i < count; i++) {
            int size = in.getShort() & 0xFFFF;
            require(size > 0, "an empty unit");
            int type = in.get(in.position()) >> (mask == 0x3F ? 1 : 0) & mask;
            require(types.contains(type), "unit of type " + type);
            skip(size);
        }
    }

    private void hevc(String entry) {
        require(in.get() == 1, "version 1");
        skip(12);
        require((in.getShort() & 0xF000) == 0xF000, "reserved bits");
        for (int reserved : new int[] {0xFC, 0xFC, 0xF8, 0xF8}) {
            require((in.get() & reserved) == reserved, "reserved bits");
        }
        skip(3);
        for (int arrays = in.get() & 0xFF; arrays > 0; arrays--) {
            int head = in.get() & 0xFF;
            int type = head & 0x3F;
            require((head & 0x40) == 0, "reserved bit");
            boolean promised = entry.equals("hvc1") || entry.equals("dvh1");
            require(!promised || type > 34 || type < 32 || (head & 0x80) != 0, entry + " holds all parameter sets");
            units(in.getShort(), 0x3F, Set.of(type));
        }
    }

    private void dolby(String type) {
        skip(2);
        int profile = in.get() >> 1 & 0x7F;
        require(type.equals(profile <= 7 ? "dvcC" : profile <= 10 ? "dvvC" : "dvwC"), "profile " + profile);
        skip(1);
        require((in.get() & 3) == 0, "reserved bits");
        while (in.hasRemaining()) {
            require(in.get() == 0, "reserved bytes");
        }
        require(bytes.length == 24, "24 bytes");
    }

    private void av1() {
        require((in.get() & 0xFF) == 0x81, "marker and version 1");
        skip(2);
        require((in.get() & 0xE0) == 0, "reserved bits");
        while (in.hasRemaining()) {
            int header = in.get();
            require((header & 0x87) == 2, "a unit with its size");
            require(Set.of(1, 5).contains(header >> 3 & 0xF), "sequence header or metadata");
            int size = 0;
            int part;
            int shift = 0;
            do {
                part = in.get();
                size |= (part & 0x7F) << shift;
                shift += 7;
            } while ((part & 0x80) != 0);
            skip(size);
        }
    }

    private int descriptor(int tag) {
        require(in.get() == tag, "descriptor " + tag);
        int length = 0;
        int part;
        do {
            part = in.get();
            length = length << 7 | part & 0x7F;
        } while ((part & 0x80) != 0);
        return in.position() + length;
    }

    private void esds() {
        require(in.getInt() == 0, "version 0");
        require(descriptor(3) == bytes.length, "the descriptor fills the box");
        require(in.getShort() == 0 && in.get() == 0, "no ES_ID, no flags");
        int end = descriptor(4);
        int object = in.get() & 0xFF;
        require(SOUND_OBJECTS.contains(object), "object type " + object);
        require(in.get() == (5 << 2 | 1), "sound");
        skip(11);
        if (object == 0x40) {
            require(descriptor(5) == end && end > in.position(), "the configuration ends the descriptor");
            byte[] config = new byte[end - in.position()];
            in.get(config);
            new StrictSound(what, config).audioSpecific(false);
        } else if (in.position() < end) {
            in.position(descriptor(5));
        }
        require(in.position() == end, "decoder configuration");
        require(descriptor(6) == bytes.length && in.get() == 2, "packets of MP4");
    }

    private void eac3() {
        int head = in.getShort();
        for (int i = head & 7; i >= 0; i--) {
            skip(2);
            int tail = in.get();
            require((tail & 0xE0) == 0, "reserved bits");
            skip((tail & 0x1E) == 0 ? 0 : 1);
        }
        if (in.hasRemaining()) {
            require(in.get() == 1 && in.get() != 0, "objects");
        }
    }

    private void byteStream() {
        while (in.hasRemaining()) {
            require(in.getInt() == 1, "a start code");
            require(Set.of(7, 8, 15).contains(in.get() & 0x1F), "a parameter set");
            while (in.hasRemaining() && (in.remaining() < 4 || in.getInt(in.position()) != 1)) {
                skip(1);
            }
        }
    }

    private void skip(int count) {
        in.position(in.position() + count);
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError(what + ", byte " + in.position() + ": " + rule);
        }
    }
}

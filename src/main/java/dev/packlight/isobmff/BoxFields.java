package dev.packlight.isobmff;

import dev.packlight.bytes.ByteReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The fields of one type of box, to be shown on a line.
 *
 * @param isFull whether version and flags come first
 * @param head fields that stand once
 * @param entry fields of each entry behind them; empty where there are none
 */
record BoxFields(boolean isFull, List<Field> head, List<Field> entry) {

    private static final int SHOWN_ENTRIES = 6;
    private static final int SHOWN_CHARS = 300;
    private static final int SHOWN_BYTES = 48;
    private static final Instant MAC_EPOCH = Instant.parse("1904-01-01T00:00:00Z");
    /** Times beyond this are written as numbers: the year 3000. */
    private static final long LATEST_SECONDS = 1096L * 365 * 24 * 3600;

    /** A field that is there if {@code flag} is 0 or set. */
    private record Field(String name, String kind, int flag) {

        static Field parse(String token) {
            if (token.startsWith("-")) {
                return new Field("", token, 0);
            }
            int question = token.indexOf('?');
            int flag = question < 0 ? 0 : Integer.decode(token.substring(0, question));
            String[] parts = token.substring(question + 1).split(":", 2);
            return new Field(parts[0], parts[1], flag);
        }
    }

    static BoxFields parse(String layout) {
        List<Field> head = new ArrayList<>();
        List<Field> entry = new ArrayList<>();
        List<Field> into = head;
        boolean full = false;
        for (String token : layout.split(" ")) {
            switch (token) {
                case "" -> {}
                case "F" -> full = true;
                case "[" -> into = entry;
                default -> into.add(Field.parse(token));
            }
        }
        return new BoxFields(full, head, entry);
    }

    /** One line of what {@code payload} says; as much as there is where it is cut off. */
    String text(byte[] payload) {
        StringBuilder out = new StringBuilder();
        try {
            write(new ByteReader(payload), out);
        } catch (IndexOutOfBoundsException e) {
            out.append(out.isEmpty() ? "" : "; ").append("cut off");
        }
        return out.length() > SHOWN_CHARS ? out.substring(0, SHOWN_CHARS) + "…" : out.toString();
    }

    private void write(ByteReader in, StringBuilder out) {
        int version = isFull ? in.u8() : 0;
        int flags = isFull ? in.u24() : 0;
        if (version != 0) {
            put(out, "version", String.valueOf(version));
        }
        if (flags != 0) {
            put(out, "flags", "0x%06x".formatted(flags));
        }
        for (Field field : head) {
            put(field, version, flags, in, out);
        }
        for (int i = 0; !entry.isEmpty() && in.remaining() > 0; i++) {
            if (i == SHOWN_ENTRIES) {
                out.append(" …");
                return;
            }
            StringBuilder one = new StringBuilder();
            entry.forEach(field -> put(field, version, flags, in, one));
            if (one.isEmpty()) {
                return;
            }
            out.append(i == 0 ? ": (" : " (").append(one).append(')');
        }
    }

    private static void put(Field field, int version, int flags, ByteReader in, StringBuilder out) {
        if (field.flag != 0 && (flags & field.flag) == 0) {
            return;
        }
        if (field.kind.startsWith("-")) {
            in.skip(-Integer.parseInt(field.kind));
            return;
        }
        put(out, field.name, value(field.kind, version, in));
    }

    private static void put(StringBuilder out, String name, String value) {
        out.append(out.isEmpty() ? "" : "; ").append(name).append('=').append(value);
    }

    private static String value(String kind, int version, ByteReader in) {
        return switch (kind) {
            case "u1" -> String.valueOf(in.u8());
            case "u2" -> String.valueOf(in.u16());
            case "u4" -> String.valueOf(in.u32());
            case "u8" -> Long.toUnsignedString(in.i64());
            case "i2" -> String.valueOf((short) in.u16());
            case "i4" -> String.valueOf(in.i32());
            case "v" -> version == 1 ? String.valueOf(in.i64()) : signedMinusOne(in.u32());
            case "t" -> time(version == 1 ? in.i64() : in.u32());
            case "fix" -> decimal(in.i32() / 65536.0);
            case "f8" -> decimal((short) in.u16() / 256.0);
            case "c" -> Box.shown(in.fourcc());
            case "c*" -> characters(in);
            case "lang" -> language(in.u16());
            case "s" -> string(in);
            case "x16" -> HexFormat.of().formatHex(in.take(16));
            case "x*" -> hex(in);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String signedMinusOne(long value) {
        return value == 0xFFFF_FFFFL ? "-1" : String.valueOf(value);
    }

    private static String time(long seconds) {
        return seconds <= 0 || seconds > LATEST_SECONDS
                ? Long.toUnsignedString(seconds)
                : MAC_EPOCH.plusSeconds(seconds).toString();
    }

    private static String decimal(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String characters(ByteReader in) {
        StringBuilder all = new StringBuilder();
        while (in.remaining() >= 4 && all.length() < SHOWN_CHARS) {
            all.append(all.isEmpty() ? "" : " ").append(Box.shown(in.fourcc()));
        }
        return all.toString();
    }

    /** Three letters of five bits (ISO/IEC 14496-12 §8.4.2.3), or a number of QuickTime. */
    private static String language(int packed) {
        return packed < 0x400
                ? String.valueOf(packed)
                : new String(new char[] {
                    (char) (0x60 + (packed >> 10 & 31)),
                    (char) (0x60 + (packed >> 5 & 31)),
                    (char) (0x60 + (packed & 31))
                });
    }

    /** Text to the first zero, control characters as dots. */
    private static String string(ByteReader in) {
        String text = new String(in.take(Math.min(in.remaining(), SHOWN_CHARS)), StandardCharsets.UTF_8);
        int end = text.indexOf(0);
        return (end < 0 ? text : text.substring(0, end))
                .codePoints()
                .map(c -> Character.isISOControl(c) ? '.' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String hex(ByteReader in) {
        boolean all = in.remaining() <= SHOWN_BYTES;
        return HexFormat.of().formatHex(in.take(Math.min(in.remaining(), SHOWN_BYTES))) + (all ? "" : "…");
    }
}

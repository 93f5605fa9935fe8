package dev.packlight.isobmff;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The boxes of a file with their fields; of each only the header and a few fields are read, of media nothing. */
public final class BoxTree {

    /** Boxes of which nothing but boxes are in, and how many bytes of fields come before those. */
    private static final Map<String, Integer> CONTAINERS = Map.ofEntries(
            Map.entry("moov", 0),
            Map.entry("trak", 0),
            Map.entry("mdia", 0),
            Map.entry("minf", 0),
            Map.entry("stbl", 0),
            Map.entry("dinf", 0),
            Map.entry("edts", 0),
            Map.entry("udta", 0),
            Map.entry("mvex", 0),
            Map.entry("moof", 0),
            Map.entry("traf", 0),
            Map.entry("mfra", 0),
            Map.entry("gmhd", 0),
            Map.entry("tref", 0),
            Map.entry("sinf", 0),
            Map.entry("schi", 0),
            Map.entry("rinf", 0),
            Map.entry("wave", 0),
            Map.entry("ilst", 0),
            Map.entry("cmov", 0),
            Map.entry("stsd", 8),
            Map.entry("dref", 8));

    private static final int VISUAL_FIELDS = 78;
    private static final int AUDIO_FIELDS = 28;
    private static final int TEXT_FIELDS = 8;
    private static final Set<String> TEXT_ENTRIES = Set.of("wvtt");
    /** Bytes of a box that are read to show its fields. */
    private static final int FIELD_BYTES = 512;

    private final ByteSource source;
    private int left = Limits.TREE_BOXES;

    private BoxTree(ByteSource source) {
        this.source = source;
    }

    /** Top-level boxes of {@code source} with all below them; beyond {@link Limits#TREE_BOXES} they are left out. */
    public static List<BoxNode> read(ByteSource source) throws MediaFormatException, IOException {
        BoxTree tree = new BoxTree(source);
        List<BoxNode> nodes = new ArrayList<>();
        TopLevel boxes = new TopLevel(source);
        while (tree.left > 0 && boxes.next()) {
            nodes.add(tree.node(boxes.type(), boxes.at(), boxes.payloadAt(), boxes.end(), "", 0));
        }
        return nodes;
    }

    private BoxNode node(String type, long at, long payloadAt, long end, String parent, int depth) throws IOException {
        left--;
        long length = Math.min(end, source.size()) - payloadAt;
        byte[] head =
                type.equals("mdat") ? new byte[0] : source.readFully(payloadAt, Math.clamp(length, 0, FIELD_BYTES));
        int skip = skip(type, parent, head);
        List<BoxNode> children = skip < 0 || skip > length || depth >= Limits.TREE_DEPTH
                ? List.of()
                : children(type, payloadAt + skip, Math.min(end, source.size()), depth + 1);
        String fields = parent.equals("stsd") && skip > TEXT_FIELDS
                ? BoxLayouts.entry(skip == VISUAL_FIELDS).text(head)
                : BoxLayouts.of(type).map(f -> f.text(head)).orElse("");
        return new BoxNode(Box.shown(type), end - at, at, fields, children);
    }

    /** Bytes of fields before the first child; negative where there are no children. */
    private static int skip(String type, String parent, byte[] head) {
        return switch (parent) {
            case "stsd" -> entryFields(type, head);
            case "ilst" -> 0;
            default -> type.equals("meta") ? metaFields(head) : CONTAINERS.getOrDefault(type, -1);
        };
    }

    /** A full box in MP4, none in QuickTime (ISO/IEC 14496-12 §8.11.1; QuickTime File Format, Metadata). */
    private static int metaFields(byte[] head) {
        return head.length >= 8 && new ByteReader(head).skip(4).fourcc().equals("hdlr") ? 0 : 4;
    }

    /** Where the boxes of a sample entry begin: whichever of the known places has one (ISO/IEC 14496-12 §12). */
    private static int entryFields(String type, byte[] head) {
        if (TEXT_ENTRIES.contains(type)) {
            return TEXT_FIELDS;
        }
        for (int skip : new int[] {VISUAL_FIELDS, AUDIO_FIELDS, AUDIO_FIELDS + 16, AUDIO_FIELDS + 36}) {
            if (head.length >= skip + 8) {
                ByteReader in = new ByteReader(head).skip(skip);
                long size = in.u32();
                if (size >= 8 && size < 1 << 20 && Box.isPlausible(in.fourcc())) {
                    return skip;
                }
            }
        }
        return -1;
    }

    private List<BoxNode> children(String parent, long from, long to, int depth) throws IOException {
        List<BoxNode> nodes = new ArrayList<>();
        long at = from;
        while (to - at >= 8 && left > 0) {
            int bytes = (int) Math.min(BoxHeader.LONGEST_BYTES, to - at);
            BoxHeader header = BoxHeader.read(new ByteReader(source.readFully(at, bytes)), at, to);
            if (!header.fits(to)) {
                nodes.add(new BoxNode(
                        Box.shown(header.type()),
                        to - at,
                        at,
                        "cannot be read: the box does not fit into '" + parent + "'",
                        List.of()));
                return nodes;
            }
            nodes.add(node(header.type(), at, header.payloadAt(), header.end(), parent, depth));
            at = header.end();
        }
        return nodes;
    }
}

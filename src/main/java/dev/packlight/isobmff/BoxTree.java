package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteSource;
import dev.packlight.media.MediaFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.mp4parser.Box;
import org.mp4parser.Container;
import org.mp4parser.IsoFile;

/** The boxes of a file with their fields, as mp4parser reads them one top-level box at a time; media is passed over. */
public final class BoxTree {

    private static final int MAX_FIELDS = 300;
    private static final int MAX_DEPTH = 24;
    private static final int MAX_TOP_LEVEL_BOXES = 20_000;
    /** Tables beyond this would take longer to print than to read. */
    private static final long MAX_LISTED_BYTES = 4096;
    /** Larger top-level boxes, media above all, are shown without what is inside. */
    private static final long MAX_READ_BYTES = 64 << 20;

    private BoxTree() {}

    /** Top-level boxes of {@code source} with all below them. */
    public static List<BoxNode> read(ByteSource source) throws MediaFormatException, IOException {
        List<BoxNode> nodes = new ArrayList<>();
        long at = 0;
        while (source.size() - at >= 8 && nodes.size() < MAX_TOP_LEVEL_BOXES) {
            ByteReader in = new ByteReader(source.readFully(at, (int) Math.min(16, source.size() - at)));
            long size = in.u32();
            String type = in.fourcc();
            size = size == 1 && in.remaining() >= 8 ? in.i64() : size == 0 ? source.size() - at : size;
            if (size < 8) {
                throw malformed("there is no box where one must start", type, at, "ISO/IEC 14496-12 §4.2");
            }
            boolean whole = !type.equals("mdat") && size <= Math.min(MAX_READ_BYTES, source.size() - at);
            nodes.add(
                    whole
                            ? parsed(source.readFully(at, (int) size), type, at)
                            : new BoxNode(type, size, at, "", List.of()));
            at += size;
        }
        return nodes;
    }

    private static BoxNode parsed(byte[] bytes, String type, long at) {
        try (IsoFile file = new IsoFile(Channels.newChannel(new ByteArrayInputStream(bytes)))) {
            return nodes(file.getBoxes(), at, 0).getFirst();
        } catch (IOException | RuntimeException | AssertionError e) {
            return new BoxNode(type, bytes.length, at, "cannot be read: " + e.getMessage(), List.of());
        }
    }

    private static List<BoxNode> nodes(List<? extends Box> boxes, long start, int depth) {
        List<BoxNode> nodes = new ArrayList<>();
        long at = start;
        for (Box box : boxes) {
            long size = box.getSize();
            nodes.add(new BoxNode(box.getType(), size, at, fields(box, size), children(box, at, size, depth)));
            at += size;
        }
        return nodes;
    }

    private static List<BoxNode> children(Box box, long at, long size, int depth) {
        if (!(box instanceof Container container) || depth >= MAX_DEPTH) {
            return List.of();
        }
        long inside = container.getBoxes().stream().mapToLong(Box::getSize).sum();
        return nodes(container.getBoxes(), at + size - inside, depth + 1);
    }

    private static String fields(Box box, long size) {
        if (box instanceof Container || size > MAX_LISTED_BYTES) {
            return "";
        }
        String text = box.toString();
        int brace = Math.max(text.indexOf('['), text.indexOf('{'));
        String fields = brace < 0 ? "" : text.substring(brace + 1, Math.max(brace + 1, text.length() - 1));
        return fields.length() > MAX_FIELDS ? fields.substring(0, MAX_FIELDS) + "…" : fields;
    }
}

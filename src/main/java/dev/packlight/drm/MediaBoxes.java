package dev.packlight.drm;

import dev.packlight.bytes.ArraySource;
import dev.packlight.bytes.ByteReader;
import dev.packlight.isobmff.BoxNode;
import dev.packlight.isobmff.BoxTree;
import dev.packlight.media.MediaFormatException;
import dev.packlight.protection.ContentKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the boxes about keys in an init or media segment and holds their key ids against one another. */
final class MediaBoxes {

    private static final Set<String> FIRST = Set.of("ftyp", "styp", "moov", "moof", "sidx", "emsg", "free");
    private static final String TENC = "tenc";
    private static final int HEADER_BYTES = 8;

    private final List<ContentKey> keys;
    private final List<Reading> found = new ArrayList<>();

    MediaBoxes(List<ContentKey> keys) {
        this.keys = keys;
    }

    static boolean isMedia(byte[] bytes) {
        return bytes.length >= HEADER_BYTES
                && FIRST.contains(new ByteReader(bytes, 4, bytes.length).fourcc())
                && new ByteReader(bytes).u32() <= bytes.length;
    }

    Reading read(byte[] bytes) {
        List<String> damage = new ArrayList<>();
        try {
            walk(bytes, BoxTree.read(new ArraySource(bytes)), "");
        } catch (MediaFormatException | IOException e) {
            damage.add("The boxes cannot be read: " + e.getMessage() + ".");
        }
        if (found.isEmpty() && damage.isEmpty()) {
            Notes none = new Notes();
            none.parts.add(Part.of(
                    "Keys", "nothing stands in it about keys: it is in the clear, or its init segment says so"));
            return none.reading("Media segment", bytes.length);
        }
        Reading all = Reading.joined("Media segment", bytes.length, found);
        List<String> problems = new ArrayList<>(all.problems());
        problems.addAll(strangers(all.keyIds()));
        problems.addAll(damage);
        return new Reading(all.kind(), all.bytes(), all.parts(), all.keyIds(), problems);
    }

    /** Key systems that name key ids, but not the one that a track is encrypted with. */
    private static List<String> strangers(List<KeyIdAt> ids) {
        Map<String, Set<UUID>> named = ids.stream()
                .filter(id -> id.place().startsWith("PSSH"))
                .collect(Collectors.groupingBy(KeyIdAt::place, Collectors.mapping(KeyIdAt::id, Collectors.toSet())));
        List<String> sentences = new ArrayList<>();
        ids.stream()
                .filter(id -> id.place().equals(TENC))
                .forEach(track -> named.forEach((place, others) -> {
                    if (!others.contains(track.id())) {
                        sentences.add("tenc names key " + track.id() + " (byte " + track.at() + "), which " + place
                                + " does not: it names " + others + ".");
                    }
                }));
        return sentences;
    }

    private void walk(byte[] bytes, List<BoxNode> boxes, String parent) {
        for (BoxNode box : boxes) {
            String path = parent.isEmpty() ? box.type() : parent + "/" + box.type();
            int at = (int) box.offsetBytes();
            ByteReader in = new ByteReader(bytes, at, (int) Math.min(bytes.length, at + box.sizeBytes()));
            if (box.type().equals("pssh")) {
                Reading read = PsshReader.read(in.take(in.remaining()), keys);
                found.add(read.moved(at).named(path + ", " + read.kind()));
            } else if (EncryptionBoxes.TYPES.contains(box.type())) {
                found.add(EncryptionBoxes.read(box.type(), in).named(path));
            }
            walk(bytes, box.children(), path);
        }
    }
}

package dev.packlight.drm;

import dev.packlight.bytes.ByteReader;
import dev.packlight.protection.ContentKey;
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
    /** Boxes that hold boxes, and how many bytes of fields come before those. */
    private static final Map<String, Integer> CONTAINERS = Map.ofEntries(
            Map.entry("moov", 0),
            Map.entry("trak", 0),
            Map.entry("mdia", 0),
            Map.entry("minf", 0),
            Map.entry("stbl", 0),
            Map.entry("stsd", 8),
            Map.entry("encv", 78),
            Map.entry("enca", 28),
            Map.entry("enct", 8),
            Map.entry("sinf", 0),
            Map.entry("schi", 0),
            Map.entry("moof", 0),
            Map.entry("traf", 0));

    private static final int MOST_BOXES = 10_000;
    private static final int HEADER_BYTES = 8;

    private final List<ContentKey> keys;
    private final List<Reading> found = new ArrayList<>();
    private int left = MOST_BOXES;

    MediaBoxes(List<ContentKey> keys) {
        this.keys = keys;
    }

    static boolean isMedia(byte[] bytes) {
        return bytes.length >= HEADER_BYTES
                && FIRST.contains(new ByteReader(bytes, 4, bytes.length).fourcc())
                && new ByteReader(bytes).u32() <= bytes.length;
    }

    Reading read(byte[] bytes) {
        walk(bytes, 0, bytes.length, "");
        if (found.isEmpty()) {
            Notes none = new Notes();
            none.parts.add(Part.of(
                    "Keys", "nothing stands in it about keys: it is in the clear, or its init segment says so"));
            return none.reading("Media segment", bytes.length);
        }
        Reading all = Reading.joined("Media segment", bytes.length, found);
        List<String> problems = new ArrayList<>(all.problems());
        problems.addAll(strangers(all.keyIds()));
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

    private void walk(byte[] bytes, int from, int to, String path) {
        int at = from;
        while (to - at >= HEADER_BYTES && left-- > 0) {
            ByteReader in = new ByteReader(bytes, at, to);
            long size = in.u32();
            String type = in.fourcc();
            int end = size >= HEADER_BYTES && size <= to - at ? at + (int) size : to;
            box(type, new ByteReader(bytes, at, end), path.isEmpty() ? type : path + "/" + type, bytes);
            at = end;
        }
    }

    private void box(String type, ByteReader in, String path, byte[] bytes) {
        int at = in.position();
        int end = at + in.remaining();
        if (type.equals("pssh")) {
            Reading box = PsshReader.read(in.take(in.remaining()), keys);
            found.add(box.moved(at).named(path + ", " + box.kind()));
        } else if (EncryptionBoxes.TYPES.contains(type)) {
            found.add(EncryptionBoxes.read(type, in).named(path));
        } else if (CONTAINERS.containsKey(type) && end - at - HEADER_BYTES >= CONTAINERS.get(type)) {
            walk(bytes, at + HEADER_BYTES + CONTAINERS.get(type), end, path);
        }
    }
}

package dev.packlight.drm;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.Xml;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.Iv;
import dev.packlight.protection.PlayReady;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises what people paste about keys, in whichever spelling, and decodes it field by field. */
public final class DrmReader {

    /** Documents beyond this are no key data. */
    public static final int MOST_BYTES = 16 << 20;

    private static final Pattern UUID_TEXT = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    private static final Pattern DATA_ADDRESS = Pattern.compile("(?s)data:[^,]*;base64,(.*)");
    private static final int ID_BYTES = 16;

    private final List<ContentKey> keys;

    /** A reader that checks against {@code keys} where a checksum allows it. */
    public DrmReader(List<ContentKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Decodes {@code input}, binary or text; empty where it is none of the kinds known. */
    public Optional<Reading> read(byte[] input) {
        Optional<Reading> binary = binary(input);
        return binary.isPresent() ? binary : text(new String(input, StandardCharsets.UTF_8).strip());
    }

    private Optional<Reading> binary(byte[] bytes) {
        if (PsshReader.isAt(bytes, 0)) {
            return Optional.of(boxes(bytes));
        }
        if (PlayReadyReader.isObject(bytes)) {
            return Optional.of(PlayReadyReader.object(bytes, keys));
        }
        if (bytes.length > 3 && bytes[0] == '<' && bytes[1] == 0) {
            return Optional.of(PlayReadyHeader.read(new String(bytes, StandardCharsets.UTF_16LE), keys));
        }
        return MediaBoxes.isMedia(bytes) ? Optional.of(new MediaBoxes(keys).read(bytes)) : Optional.empty();
    }

    /** One box, or several behind one another as initialization data have them (W3C, "cenc" Initialization Data). */
    private Reading boxes(byte[] bytes) {
        List<Reading> readings = new ArrayList<>();
        int at = 0;
        while (PsshReader.isAt(bytes, at)) {
            long size = new ByteReader(bytes, at, bytes.length).u32();
            boolean isWhole = size >= PsshReader.LEAST_BYTES && size <= bytes.length - at;
            int end = isWhole ? at + (int) size : bytes.length;
            ByteReader box = new ByteReader(bytes, at, end);
            readings.add(PsshReader.read(box.take(box.remaining()), keys).moved(at));
            at = end;
        }
        if (at < bytes.length) {
            Notes rest = new Notes();
            rest.problem(bytes.length - at + " bytes follow the last PSSH box (byte " + at + ").");
            readings.add(rest.reading("Rest", bytes.length - at));
        }
        return readings.size() == 1
                ? readings.getFirst()
                : Reading.joined(readings.size() + " PSSH boxes", bytes.length, readings);
    }

    private Optional<Reading> text(String text) {
        if (text.startsWith("<") || text.startsWith("\uFEFF<")) {
            return document(text);
        }
        if (text.startsWith("{")) {
            return JsonReaders.read(text);
        }
        if (text.startsWith("skd:")) {
            return Optional.of(SkdReader.read(text));
        }
        if (UUID_TEXT.matcher(text).matches()) {
            return Optional.of(keyId(UUID.fromString(text)));
        }
        Matcher data = DATA_ADDRESS.matcher(text);
        if (data.matches()) {
            return DrmText.base64(data.group(1)).flatMap(this::decoded);
        }
        if (JWT.matcher(text).matches()) {
            return JsonReaders.token(text);
        }
        return DrmText.fromHex(text).or(() -> DrmText.base64(text)).flatMap(this::decoded);
    }

    private Optional<Reading> document(String text) {
        return switch (Xml.rootName(text).orElse("")) {
            case PlayReadyHeader.ROOT -> Optional.of(PlayReadyHeader.read(text, keys));
            case CpixReader.ROOT -> Optional.of(new CpixReader(keys).read(text));
            default -> Optional.empty();
        };
    }

    private Optional<Reading> decoded(byte[] bytes) {
        Optional<Reading> binary = binary(bytes);
        if (binary.isPresent()) {
            return binary;
        }
        if (bytes.length == ID_BYTES) {
            return Optional.of(keyId(Notes.uuid(new ByteReader(bytes))));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("<")) {
            return document(text);
        }
        if (text.startsWith("{")) {
            return JsonReaders.read(text);
        }
        Reading widevine = WidevineReader.read(bytes);
        return widevine.keyIds().isEmpty() ? Optional.empty() : Optional.of(widevine);
    }

    /** Sixteen bytes alone do not say in which order they stand: both are shown. */
    private static Reading keyId(UUID id) {
        Notes notes = new Notes();
        KeyIdAt at = new KeyIdAt(id, "key id", -1);
        notes.parts.add(Part.of("Big-endian", at.bigEndian()));
        notes.parts.add(Part.of("GUID", id.toString()));
        notes.parts.add(Part.of("PlayReady KID", at.guidBase64()));
        notes.parts.add(Part.of("Bytes in PlayReady's order", at.guidOrder()));
        UUID swapped = PlayReady.id(Iv.of(id).bytes());
        notes.parts.add(Part.of("If its bytes were PlayReady's", swapped.toString()));
        notes.keyId(id, "key id", -1);
        return notes.reading("Key id", ID_BYTES);
    }
}

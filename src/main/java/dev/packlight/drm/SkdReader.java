package dev.packlight.drm;

import dev.packlight.protection.ContentKey;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a FairPlay key address, {@code skd://…} (HTTP Live Streaming Authoring, FairPlay Streaming Overview). */
final class SkdReader {

    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}");

    private SkdReader() {}

    static Reading read(String address) {
        Notes notes = new Notes();
        notes.parts.add(Part.of("Address", address));
        String rest = address.replaceFirst("(?i)^skd:(//)?", "");
        notes.parts.add(Part.of("Asset id", rest));
        if (!address.startsWith("skd://")) {
            notes.problem("A FairPlay key address begins with skd://.");
        }
        if (rest.isEmpty()) {
            notes.problem("Nothing stands behind skd://, so no key can be asked for.");
        }
        Matcher id = ID.matcher(rest);
        while (id.find()) {
            UUID found = ContentKey.id(id.group().replace("-", ""));
            notes.parts.add(Part.of("Key id in it", found.toString()));
            notes.keyId(found, "skd address", -1);
        }
        return notes.reading("FairPlay key address", address.length());
    }
}

package dev.packlight.drm;

import dev.packlight.bytes.ByteReader;
import dev.packlight.protection.ContentKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads ClearKey's key sets and requests (W3C Encrypted Media Extensions §9.1) and JSON web tokens (RFC 7519). */
final class JsonReaders {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> TIMES = Set.of("exp", "nbf", "iat");
    private static final int ID_BYTES = 16;

    private JsonReaders() {}

    /** A key set, a licence request, or key ids as initialization data; empty where it is none. */
    static Optional<Reading> read(String text) {
        Optional<JsonNode> tree = tree(text);
        if (tree.filter(node -> node.get("keys") instanceof JsonNode keys && keys.isArray())
                .isPresent()) {
            return Optional.of(keySet(tree.get(), text.length()));
        }
        return tree.filter(node -> node.get("kids") instanceof JsonNode kids && kids.isArray())
                .map(node -> request(node, text.length()));
    }

    private static Reading keySet(JsonNode set, int length) {
        Notes notes = new Notes();
        type(set, notes);
        int number = 0;
        for (JsonNode key : set.get("keys")) {
            number++;
            String kty = key.path("kty").asString("");
            if (!kty.equals("oct")) {
                notes.problem("Key " + number + " has kty '" + kty + "' instead of 'oct' (EME §9.1.4).");
            }
            id(key.path("kid").asString(""), "Key " + number, "ClearKey JSON", notes);
            secret(key.path("k").asString(""), number, notes);
        }
        return notes.reading("ClearKey key set", length);
    }

    private static void secret(String text, int number, Notes notes) {
        int bytes = DrmText.base64(text).map(key -> key.length).orElse(-1);
        boolean fits = bytes == ContentKey.BYTES;
        notes.parts.add(Part.of("Its key", bytes < 0 ? "no base64url" : bytes + " bytes, not shown")
                .as(fits ? Part.State.SOUND : Part.State.WRONG));
        if (!fits) {
            notes.problem("Key " + number + " has " + (bytes < 0 ? "no base64url" : bytes + " bytes")
                    + " as its value instead of sixteen bytes.");
        }
    }

    private static Reading request(JsonNode request, int length) {
        Notes notes = new Notes();
        type(request, notes);
        int number = 0;
        for (JsonNode id : request.get("kids")) {
            id(id.asString(""), "Key id " + ++number, "ClearKey request", notes);
        }
        return notes.reading("ClearKey licence request", length);
    }

    private static void type(JsonNode node, Notes notes) {
        if (node.has("type")) {
            notes.parts.add(Part.of("type", node.path("type").asString("")));
        }
    }

    private static void id(String text, String name, String place, Notes notes) {
        Optional<byte[]> bytes = DrmText.base64(text).filter(value -> value.length == ID_BYTES);
        if (text.matches(".*[+/=].*")) {
            notes.problem(name + ": '" + text + "' is base64, not base64url without padding (RFC 4648 §5).");
        }
        if (bytes.isEmpty()) {
            notes.parts.add(Part.of(name, text).as(Part.State.WRONG));
            notes.problem(name + ": '" + text + "' is not sixteen bytes in base64url.");
            return;
        }
        UUID id = Notes.uuid(new ByteReader(bytes.get()));
        notes.parts.add(Part.of(name, text, List.of(Part.of("as GUID", id.toString()))));
        notes.keyId(id, place, -1);
    }

    /** Header and claims; the signature is not checked, which needs its key. */
    static Optional<Reading> token(String text) {
        String[] parts = text.split("\\.", -1);
        Optional<JsonNode> header = DrmText.base64(parts[0]).flatMap(JsonReaders::tree);
        Optional<JsonNode> claims = DrmText.base64(parts[1]).flatMap(JsonReaders::tree);
        if (header.isEmpty() || claims.isEmpty()) {
            return Optional.empty();
        }
        Notes notes = new Notes();
        notes.parts.add(Part.of("Header", "", fields(header.get())));
        notes.parts.add(Part.of("Claims", "", fields(claims.get())));
        notes.parts.add(Part.of("Signature", parts[2].isEmpty() ? "none" : "there, not checked"));
        if (parts[2].isEmpty() || header.get().path("alg").asString("").equalsIgnoreCase("none")) {
            notes.problem("The token is not signed (RFC 8725 §3.2): a key server must refuse it.");
        }
        if (!claims.get().has("exp")) {
            notes.problem("The token has no exp and is good for ever (RFC 7519 §4.1.4).");
        }
        return Optional.of(notes.reading("JSON web token", text.length()));
    }

    private static List<Part> fields(JsonNode node) {
        return node.properties().stream()
                .map(e -> Part.of(e.getKey(), value(e.getKey(), e.getValue())))
                .toList();
    }

    private static String value(String name, JsonNode value) {
        String text = value.isString() ? value.asString() : value.toString();
        try {
            return TIMES.contains(name) && value.isNumber()
                    ? text + ", " + Instant.ofEpochSecond(value.asLong())
                    : text;
        } catch (DateTimeException | JacksonException e) {
            return text + ", no time";
        }
    }

    private static Optional<JsonNode> tree(byte[] json) {
        return tree(new String(json, StandardCharsets.UTF_8));
    }

    private static Optional<JsonNode> tree(String json) {
        try {
            return Optional.of(JSON.readTree(json)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}

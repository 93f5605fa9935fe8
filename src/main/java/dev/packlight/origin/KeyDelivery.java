package dev.packlight.origin;

import dev.packlight.catalog.KeyAddresses;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.Iv;
import dev.packlight.protection.KeyAccess;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out the keys of what is served: raw for HLS (RFC 8216 §5), as a licence for ClearKey (W3C Encrypted Media
 * Extensions §9.1). Whoever reaches the origin may have them; what is served without a restriction is no secret here.
 */
final class KeyDelivery {

    /** A request for a licence names a few key ids. */
    static final int MOST_BODY_BYTES = 64 << 10;

    private static final int MOST_IDS = 64;
    private static final String ROOT = "/keydelivery";
    private static final Pattern ID = Pattern.compile("(?i)kid=\\{?([0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12})}?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ContentKeySource keys;

    KeyDelivery(ContentKeySource keys) {
        this.keys = keys;
    }

    /** Whether a request target is for keys. */
    static boolean covers(String target) {
        return target.startsWith(ROOT)
                && (target.length() == ROOT.length() || "/?".indexOf(target.charAt(ROOT.length())) >= 0);
    }

    /** @param body of a request for a licence; empty where there is none */
    Answer answer(String target, byte[] body) {
        try {
            int query = target.indexOf('?');
            String path = query < 0 ? target : target.substring(0, query);
            List<UUID> named = named(query < 0 ? "" : target.substring(query + 1));
            return switch (path.endsWith("/") ? path : path + "/") {
                case KeyAddresses.KEY -> raw(named);
                case KeyAddresses.CLEARKEY -> licence(body.length == 0 ? named : asked(body));
                default -> throw syntax("'" + path + "' is no address of keys");
            };
        } catch (UnservableException e) {
            return Answer.problem(e);
        }
    }

    private Answer raw(List<UUID> ids) throws UnservableException {
        if (ids.isEmpty()) {
            throw syntax("it names no key id");
        }
        UUID id = ids.getFirst();
        ContentKey key = keys.find(id).orElseThrow(() -> unknown(List.of(id)));
        return secret("application/octet-stream", key.open(KeyAccess.granted()));
    }

    private Answer licence(List<UUID> ids) throws UnservableException {
        List<Map<String, String>> set = new ArrayList<>();
        for (UUID id : ids) {
            Optional<ContentKey> key = keys.find(id);
            if (key.isPresent()) {
                Map<String, String> entry = new LinkedHashMap<>();
                entry.put("kty", "oct");
                entry.put("kid", base64(Iv.of(id).bytes()));
                entry.put("k", base64(key.get().open(KeyAccess.granted())));
                set.add(entry);
            }
        }
        if (set.isEmpty()) {
            throw unknown(ids);
        }
        Map<String, Object> licence = new LinkedHashMap<>();
        licence.put("keys", set);
        licence.put("type", "temporary");
        return secret("application/json", JSON.writeValueAsBytes(licence));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Answer secret(String type, byte[] bytes) {
        return new Answer(200, type, Body.of(bytes), Optional.empty(), "", 0, "");
    }

    /** Key ids of a query. */
    private static List<UUID> named(String query) throws UnservableException {
        for (String parameter : query.split("&")) {
            Matcher id = ID.matcher(parameter);
            if (id.matches()) {
                return List.of(ContentKey.id(id.group(1).replace("-", "")));
            }
        }
        if (!query.isEmpty()) {
            throw syntax("its query is not kid= and a GUID");
        }
        return List.of();
    }

    /** Key ids of a licence request. */
    private static List<UUID> asked(byte[] body) throws UnservableException {
        try {
            List<UUID> ids = new ArrayList<>();
            for (JsonNode kid :
                    JSON.readTree(new String(body, StandardCharsets.UTF_8)).path("kids")) {
                byte[] bytes = Base64.getUrlDecoder().decode(kid.asString(""));
                if (bytes.length != ContentKey.BYTES || ids.size() == MOST_IDS) {
                    throw syntax("a key id has sixteen bytes, and there are at most " + MOST_IDS);
                }
                ByteBuffer id = ByteBuffer.wrap(bytes);
                ids.add(new UUID(id.getLong(), id.getLong()));
            }
            return ids;
        } catch (JacksonException | IllegalArgumentException e) {
            throw syntax("its body is no licence request of ClearKey");
        }
    }

    private static UnservableException syntax(String sentence) {
        return new UnservableException(
                Reason.BAD_URL_SYNTAX,
                "The request for a key is not understood: " + sentence + ".",
                "Take the address from the manifest: GET " + KeyAddresses.KEY + "?kid=GUID, or POST {\"kids\":[…]} to "
                        + KeyAddresses.CLEARKEY + ".");
    }

    private static UnservableException unknown(List<UUID> ids) {
        return new UnservableException(
                Reason.RESOURCE_NOT_FOUND,
                ids.isEmpty()
                        ? "The request names no key id."
                        : "Nothing that is served here is encrypted with the key " + ids.getFirst() + ".",
                "Take the key id from the manifest; keys belong to locators.");
    }
}

package dev.packlight.cli;

import dev.packlight.drm.KeyIdAt;
import dev.packlight.drm.Part;
import dev.packlight.drm.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A decoded reading as text and as JSON. */
final class DrmReport {

    private static final int NAME_CHARS = 22;

    private DrmReport() {}

    static String text(Reading reading) {
        StringBuilder out = new StringBuilder(reading.kind() + ", " + reading.bytes() + " bytes\n");
        reading.parts().forEach(part -> line(part, 1, out));
        if (!reading.keyIds().isEmpty()) {
            out.append("Key ids\n");
            reading.keyIds()
                    .forEach(id -> out.append("  %-18s %-6s %s  %s  PlayReady %s\n"
                            .formatted(id.place(), at(id.at()), id.bigEndian(), id.id(), id.guidBase64())));
        }
        if (!reading.problems().isEmpty()) {
            out.append("Wrong\n");
            reading.problems()
                    .forEach(problem -> out.append("  ").append(problem).append('\n'));
        }
        return out.toString().stripTrailing();
    }

    private static void line(Part part, int depth, StringBuilder out) {
        String indent = "  ".repeat(depth);
        String text = "%-6s %-" + NAME_CHARS + "s %s";
        out.append((indent + text.formatted(at(part.at()), part.name(), part.value())).stripTrailing())
                .append('\n');
        part.parts().forEach(inner -> line(inner, depth + 1, out));
    }

    private static String at(int at) {
        return at < 0 ? "" : "+" + at;
    }

    static String json(Reading reading) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("kind", reading.kind());
        all.put("bytes", reading.bytes());
        all.put("fields", reading.parts().stream().map(DrmReport::part).toList());
        all.put("keyIds", reading.keyIds().stream().map(DrmReport::keyId).toList());
        all.put("problems", reading.problems());
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(all);
    }

    private static Map<String, Object> part(Part part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", part.name());
        fields.put("value", part.value());
        if (part.at() >= 0) {
            fields.put("at", part.at());
            fields.put("bytes", part.bytes());
        }
        if (part.state() != Part.State.READ) {
            fields.put("state", part.state().name().toLowerCase(Locale.ROOT));
        }
        List<Map<String, Object>> inner =
                part.parts().stream().map(DrmReport::part).toList();
        if (!inner.isEmpty()) {
            fields.put("fields", inner);
        }
        return fields;
    }

    private static Map<String, Object> keyId(KeyIdAt id) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("place", id.place());
        fields.put("guid", id.id().toString());
        fields.put("bigEndian", id.bigEndian());
        fields.put("playReady", id.guidBase64());
        if (id.at() >= 0) {
            fields.put("at", id.at());
        }
        return fields;
    }
}

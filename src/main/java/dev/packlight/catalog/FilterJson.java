package dev.packlight.catalog;

import dev.packlight.delivery.AssetFilter;
import dev.packlight.delivery.AssetFilter.Condition;
import dev.packlight.delivery.AssetFilter.Property;
import dev.packlight.delivery.AssetFilter.TrackSelection;
import dev.packlight.media.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Filters in the JSON of the original's interface: {@code presentationTimeRange}, {@code firstQuality}, {@code
 * tracks}.
 */
public final class FilterJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FilterJson() {}

    public static String write(AssetFilter filter) {
        ObjectNode root = JSON.createObjectNode().put("name", filter.name());
        if (filter.startTicks().isPresent() || filter.endTicks().isPresent()) {
            ObjectNode range = root.putObject("presentationTimeRange").put("timescale", Ticks.PER_SECOND);
            filter.startTicks().ifPresent(ticks -> range.put("startTimestamp", ticks));
            filter.endTicks().ifPresent(ticks -> range.put("endTimestamp", ticks));
        }
        filter.firstBitrate()
                .ifPresent(bitrateBps -> root.putObject("firstQuality").put("bitrate", bitrateBps));
        ArrayNode tracks = root.putArray("tracks");
        for (TrackSelection selection : filter.tracks()) {
            ArrayNode conditions = tracks.addObject().putArray("trackSelections");
            for (Condition condition : selection.conditions()) {
                conditions
                        .addObject()
                        .put("property", condition.property().word())
                        .put("operation", condition.equal() ? "Equal" : "NotEqual")
                        .put("value", condition.value());
            }
        }
        return JSON.writeValueAsString(root);
    }

    /** @throws IllegalArgumentException where the text is no filter, in words */
    public static AssetFilter read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode range = root.path("presentationTimeRange");
            long timescale = range.path("timescale").asLong(Ticks.PER_SECOND);
            return new AssetFilter(
                    root.path("name").asString(""),
                    ticks(range, "startTimestamp", timescale),
                    ticks(range, "endTimestamp", timescale),
                    root.path("firstQuality").has("bitrate")
                            ? OptionalLong.of(
                                    root.path("firstQuality").path("bitrate").asLong())
                            : OptionalLong.empty(),
                    tracks(root.path("tracks")));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is no filter: " + e.getOriginalMessage(), e);
        }
    }

    private static OptionalLong ticks(JsonNode range, String field, long timescale) {
        return range.has(field)
                ? OptionalLong.of(Math.round(range.path(field).asLong() * ((double) Ticks.PER_SECOND / timescale)))
                : OptionalLong.empty();
    }

    private static List<TrackSelection> tracks(JsonNode tracks) {
        List<TrackSelection> found = new ArrayList<>();
        for (JsonNode track : tracks) {
            List<Condition> conditions = new ArrayList<>();
            for (JsonNode c : track.path("trackSelections")) {
                conditions.add(new Condition(
                        Property.valueOf(c.path("property").asString("").toUpperCase(Locale.ROOT)),
                        !c.path("operation").asString("").equalsIgnoreCase("NotEqual"),
                        c.path("value").asString("")));
            }
            found.add(new TrackSelection(conditions));
        }
        return found;
    }
}

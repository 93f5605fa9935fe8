package dev.packlight.ui.stream;

import dev.packlight.delivery.AssetFilter;
import dev.packlight.delivery.AssetFilter.Condition;
import dev.packlight.delivery.AssetFilter.Property;
import dev.packlight.delivery.AssetFilter.TrackSelection;
import dev.packlight.media.Ticks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Filters as a person types them: seconds, a bit rate, and one line for each choice of tracks. */
final class FilterText {

    private static final Pattern CONDITION = Pattern.compile("\\s*([A-Za-z]+)\\s*(!?=)\\s*(\\S.*?)\\s*");
    private static final BigDecimal TICKS = BigDecimal.valueOf(Ticks.PER_SECOND);

    private FilterText() {}

    /** {@code Type=video, Bitrate=0-1000000}, one entry a line. */
    static String tracks(AssetFilter filter) {
        return filter.tracks().stream()
                .map(selection -> selection.conditions().stream()
                        .map(c -> c.property().word() + (c.equal() ? "=" : "!=") + c.value())
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }

    /** @throws IllegalArgumentException with a sentence that says which part is not understood */
    static AssetFilter read(String name, String from, String to, String first, String tracks) {
        return new AssetFilter(
                name.strip(),
                seconds(from),
                seconds(to),
                first.isBlank() ? OptionalLong.empty() : OptionalLong.of(number(first)),
                selections(tracks));
    }

    private static List<TrackSelection> selections(String text) {
        List<TrackSelection> found = new ArrayList<>();
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            List<Condition> conditions = new ArrayList<>();
            for (String part : line.split(",")) {
                Matcher matcher = CONDITION.matcher(part);
                if (!matcher.matches()) {
                    throw new IllegalArgumentException("'" + part.strip()
                            + "' is no condition; write Type=video, Language=eng or Bitrate=0-1000000.");
                }
                conditions.add(new Condition(
                        property(matcher.group(1)), matcher.group(2).equals("="), matcher.group(3)));
            }
            found.add(new TrackSelection(conditions));
        }
        return found;
    }

    private static Property property(String word) {
        try {
            return Property.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + word + "' is no property; there are Type, Name, Language, FourCC and Bitrate.", e);
        }
    }

    private static OptionalLong seconds(String text) {
        if (text.isBlank()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(text.strip().replace(',', '.'))
                    .multiply(TICKS)
                    .longValue());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no number of seconds.", e);
        }
    }

    static String seconds(OptionalLong ticks) {
        return ticks.isEmpty()
                ? ""
                : BigDecimal.valueOf(ticks.getAsLong())
                        .divide(TICKS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no bit rate in bits a second.", e);
        }
    }
}

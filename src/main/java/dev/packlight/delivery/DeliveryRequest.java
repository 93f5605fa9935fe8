package dev.packlight.delivery;

import dev.packlight.delivery.UnservableException.Reason;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request in the URL grammar of Azure Media Services: {@code /{locator}/{name}.ism/manifest(...)} and below.
 *
 * @param locator first path segment
 * @param name name of the server manifest without {@code .ism}; the file name for {@link File}
 * @param resource what is asked for
 * @param parameters named parameters in any order; names in lower case
 */
public record DeliveryRequest(String locator, String name, Resource resource, Map<String, String> parameters) {

    private static final Pattern CALL =
            Pattern.compile("([A-Za-z]+)(?:\\(([^()]*)\\))?(?:Seg1-Frag([0-9]{1,9}))?(?:\\.[A-Za-z0-9]{1,8})?");
    private static final String EXTENSION = ".ism";

    /** What a path asks for. */
    public sealed interface Resource {}

    /** The top manifest of the presentation. */
    public record Manifest() implements Resource {}

    /** The playlist of one rendition. */
    public record TrackManifest(long bitrate, String track) implements Resource {}

    /** One fragment: {@code time} in presentation ticks, or its init segment where empty. */
    public record Fragment(long bitrate, String track, Optional<Long> time) implements Resource {}

    /** One fragment by its number, counted from 1: the address of HDS, {@code Fragments(video,format=f4m-f4f)Seg1-Frag7}. */
    public record NumberedFragment(long bitrate, String track, long number) implements Resource {}

    /** A stored file by its name. */
    public record File(String fileName) implements Resource {}

    public DeliveryRequest {
        parameters = Map.copyOf(parameters);
    }

    public Optional<String> parameter(String key) {
        return Optional.ofNullable(parameters.get(key));
    }

    /** The {@code format} parameter in lower case; empty where there is none. */
    public String format() {
        return parameters.getOrDefault("format", "").toLowerCase(Locale.ROOT);
    }

    /** Reads a decoded path. Dots and doubled slashes are resolved first and cannot leave the root. */
    public static DeliveryRequest parse(String path) throws UnservableException {
        List<String> parts = normalise(path);
        return switch (parts.size()) {
            case 2 -> new DeliveryRequest(parts.get(0), parts.get(1), new File(parts.get(1)), Map.of());
            case 3 -> manifest(parts);
            case 4 -> below(parts);
            default -> throw syntax("the path has " + parts.size() + " parts, which is no stream URL");
        };
    }

    private static DeliveryRequest manifest(List<String> parts) throws UnservableException {
        Matcher call = call(parts.get(2));
        if (!call.group(1).equalsIgnoreCase("manifest")) {
            throw syntax("'" + parts.get(2) + "' is not a manifest");
        }
        Arguments arguments = Arguments.read(call.group(2));
        return new DeliveryRequest(parts.get(0), presentationName(parts.get(1)), new Manifest(), arguments.named);
    }

    private static DeliveryRequest below(List<String> parts) throws UnservableException {
        Matcher level = call(parts.get(2));
        Matcher call = call(parts.get(3));
        if (!level.group(1).equalsIgnoreCase("QualityLevels")) {
            throw syntax("'" + parts.get(2) + "' is no quality level");
        }
        long bitrate = number(level.group(2));
        Arguments arguments = Arguments.read(call.group(2));
        Resource resource =
                switch (call.group(1).toLowerCase(Locale.ROOT)) {
                    case "manifest" -> new TrackManifest(bitrate, arguments.track());
                    case "fragments" ->
                        call.group(3) != null
                                ? new NumberedFragment(bitrate, arguments.track(), Long.parseLong(call.group(3)))
                                : new Fragment(bitrate, arguments.track(), arguments.time());
                    default -> throw syntax("'" + parts.get(3) + "' is neither Manifest(...) nor Fragments(...)");
                };
        return new DeliveryRequest(parts.get(0), presentationName(parts.get(1)), resource, arguments.named);
    }

    private static String presentationName(String part) throws UnservableException {
        if (!part.toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
            throw syntax("'" + part + "' does not end in .ism");
        }
        return part.substring(0, part.length() - EXTENSION.length());
    }

    private static List<String> normalise(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                kept.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                kept.addLast(part);
            }
        }
        return List.copyOf(kept);
    }

    private static Matcher call(String part) throws UnservableException {
        Matcher matcher = CALL.matcher(part);
        if (!matcher.matches()) {
            throw syntax("'" + part + "' is not of the form Name(parameters)");
        }
        return matcher;
    }

    private static long number(String text) throws UnservableException {
        try {
            return Long.parseLong(text == null ? "" : text.strip());
        } catch (NumberFormatException e) {
            throw syntax("'" + text + "' is no whole number");
        }
    }

    private static UnservableException syntax(String sentence) {
        return new UnservableException(
                Reason.BAD_URL_SYNTAX,
                "The URL is not understood: " + sentence + ".",
                "Copy the URL from the Stream place; its form is /{locator}/{name}.ism/manifest(format=...).");
    }

    /** What stands between the parentheses: one positional argument, then named ones. */
    private record Arguments(String positionalName, String positionalValue, Map<String, String> named) {

        /** Names that are parameters wherever they stand. */
        private static final List<String> NAMED =
                List.of("format", "type", "filter", "encryption", "audiotrack", "audio-only");

        static Arguments read(String text) {
            String name = "";
            String value = "";
            Map<String, String> named = new LinkedHashMap<>();
            for (String argument : Arrays.stream((text == null ? "" : text).split(","))
                    .map(String::strip)
                    .filter(a -> !a.isEmpty())
                    .toList()) {
                int equals = argument.indexOf('=');
                String key =
                        equals < 0 ? argument : argument.substring(0, equals).strip();
                String rest = equals < 0 ? "" : argument.substring(equals + 1).strip();
                if (equals >= 0 && NAMED.contains(key.toLowerCase(Locale.ROOT))) {
                    named.put(key.toLowerCase(Locale.ROOT), rest);
                } else if (name.isEmpty()) {
                    name = key;
                    value = rest;
                }
            }
            return new Arguments(name, value, named);
        }

        String track() throws UnservableException {
            if (positionalName.isEmpty()) {
                throw syntax("no track is named");
            }
            return positionalName;
        }

        Optional<Long> time() throws UnservableException {
            return positionalValue.equals("i") ? Optional.empty() : Optional.of(number(positionalValue));
        }
    }
}

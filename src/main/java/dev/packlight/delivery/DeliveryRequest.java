package dev.packlight.delivery;

import dev.packlight.delivery.UnservableException.Reason;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request in the URL grammar of Azure Media Services: {@code /{locator}/{name}.ism/manifest(...)} and below.
 *
 * @param locator first path segment
 * @param name name of the server manifest without {@code .ism}; the file name for {@link File}
 * @param resource what is asked for
 * @param parameters named parameters; names in lower case, values in the one way in which each meaning is written
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
    public record TrackManifest(long bitrateBps, String track) implements Resource {}

    /** One fragment: {@code time} in presentation ticks, or its init segment where empty. */
    public record Fragment(long bitrateBps, String track, Optional<Long> time) implements Resource {}

    /**
     * One fragment by its number, counted from 1: the address of HDS, {@code
     * Fragments(video,format=f4m-f4f)Seg1-Frag7}.
     */
    public record NumberedFragment(long bitrateBps, String track, long number) implements Resource {}

    /** A stored file by its name. */
    public record File(String fileName) implements Resource {}

    public DeliveryRequest {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    public Optional<String> parameter(String key) {
        return Optional.ofNullable(parameters.get(key));
    }

    /** The {@code format} parameter in lower case; empty where there is none. */
    public String format() {
        return parameters.getOrDefault("format", "");
    }

    /** Whether only the key frames of a track are wanted. */
    public boolean wantsKeyFrames() {
        return parameter("type").filter("keyframes"::equals).isPresent();
    }

    /** The same request with another value of a parameter. */
    public DeliveryRequest with(String key, String value) {
        Map<String, String> changed = new TreeMap<>(parameters);
        changed.put(key, value);
        return new DeliveryRequest(locator, name, resource, changed);
    }

    /** What is asked for, apart from locator and format: the same for all addresses that mean the same. */
    public String meaning() {
        Map<String, String> rest = new TreeMap<>(parameters);
        rest.remove("format");
        return name + "/" + resource + rest;
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
        Parameters parameters = parameters(call).without("type");
        if (!parameters.name().isEmpty()) {
            throw syntax("there is no parameter '" + parameters.name() + "'");
        }
        if (call.group(3) != null) {
            throw syntax("a manifest has no fragments");
        }
        return new DeliveryRequest(parts.get(0), presentationName(parts.get(1)), new Manifest(), parameters.named());
    }

    private static DeliveryRequest below(List<String> parts) throws UnservableException {
        Matcher level = call(parts.get(2));
        Matcher call = call(parts.get(3));
        if (!level.group(1).equalsIgnoreCase("QualityLevels")) {
            throw syntax("'" + parts.get(2) + "' is no quality level");
        }
        long bitrateBps = number(level.group(2));
        boolean fragment = call.group(1).equalsIgnoreCase("fragments");
        Parameters parameters = parameters(call).without("audio-only").without(fragment ? "addresses" : "");
        if (parameters.name().isEmpty()) {
            throw syntax("no track is named");
        }
        Resource resource =
                switch (call.group(1).toLowerCase(Locale.ROOT)) {
                    case "manifest" -> new TrackManifest(bitrateBps, alone(parameters, call.group(3)));
                    case "fragments" ->
                        call.group(3) == null
                                ? new Fragment(bitrateBps, parameters.name(), time(parameters))
                                : new NumberedFragment(
                                        bitrateBps, alone(parameters, null), Long.parseLong(call.group(3)));
                    default -> throw syntax("'" + parts.get(3) + "' is neither Manifest(...) nor Fragments(...)");
                };
        return new DeliveryRequest(parts.get(0), presentationName(parts.get(1)), resource, parameters.named());
    }

    private static Parameters parameters(Matcher call) throws UnservableException {
        return Parameters.read(call.group(2) == null ? "" : call.group(2));
    }

    /** The track's name, where nothing else names a part of it. */
    private static String alone(Parameters parameters, @Nullable String fragment) throws UnservableException {
        if (!parameters.value().isEmpty() || fragment != null) {
            throw syntax("'" + parameters.name() + "' is named without a time here");
        }
        return parameters.name();
    }

    private static Optional<Long> time(Parameters parameters) throws UnservableException {
        return parameters.value().equals("i") ? Optional.empty() : Optional.of(number(parameters.value()));
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

    static UnservableException syntax(String sentence) {
        return new UnservableException(
                Reason.BAD_URL_SYNTAX,
                "The URL is not understood: " + sentence + ".",
                "Copy the URL from the Stream place; its form is /{locator}/{name}.ism/manifest(format=...).");
    }
}

package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Any request, printed as the grammar has it, is read as the same request. */
class AddressGrammarTest {

    private static final String LETTERS = "abcXYZ019_-\u00E9";

    @Test
    void parse_ofAnyRequestPrinted_isThatRequest() {
        Draw.each(1, 2000, draw -> {
            DeliveryRequest request = request(draw);
            String path = print(draw, request);
            assertThat(DeliveryRequest.parse(path)).as(path).isEqualTo(request);
        });
    }

    private static DeliveryRequest request(Draw draw) {
        String track = draw.text(LETTERS, 1, 12);
        long bitrateBps = draw.number(0, Long.MAX_VALUE);
        DeliveryRequest.Resource resource = draw.<DeliveryRequest.Resource>of(
                new DeliveryRequest.Manifest(),
                new DeliveryRequest.TrackManifest(bitrateBps, track),
                new DeliveryRequest.Fragment(bitrateBps, track, Optional.empty()),
                new DeliveryRequest.Fragment(bitrateBps, track, Optional.of(draw.number(0, Long.MAX_VALUE))),
                new DeliveryRequest.NumberedFragment(bitrateBps, track, draw.number(0, 999_999_999)));
        Map<String, String> parameters = new TreeMap<>();
        if (!draw.once(4)) {
            parameters.put("format", draw.of("m3u8-cmaf", "m3u8-aapl", "mpd-time-csf", "f4m-f4f"));
        }
        if (draw.once(3)) {
            parameters.put("filter", draw.of("A", "A;B", "b;C;d"));
        }
        if (draw.once(3)) {
            parameters.put("audiotrack", draw.text(LETTERS, 1, 8));
        }
        boolean top = resource instanceof DeliveryRequest.Manifest;
        if (draw.once(4)) {
            parameters.put(top ? "audio-only" : "type", top ? "true" : "keyframes");
        }
        boolean fragment =
                resource instanceof DeliveryRequest.Fragment || resource instanceof DeliveryRequest.NumberedFragment;
        if (!fragment && draw.once(5)) {
            parameters.put("addresses", "escaped");
        }
        return new DeliveryRequest(draw.text(LETTERS, 1, 20), draw.text(LETTERS, 1, 20), resource, parameters);
    }

    private static String print(Draw draw, DeliveryRequest request) {
        String root = "/" + request.locator() + draw.of("/", "//", "/./", "/x/../") + request.name()
                + draw.of(".ism/", ".ISM/");
        return root
                + switch (request.resource()) {
                    case DeliveryRequest.Manifest m -> call(draw, "manifest", Optional.empty(), request);
                    case DeliveryRequest.TrackManifest m ->
                        level(draw, m.bitrateBps()) + call(draw, "Manifest", Optional.of(m.track()), request);
                    case DeliveryRequest.Fragment f ->
                        level(draw, f.bitrateBps())
                                + call(
                                        draw,
                                        "Fragments",
                                        Optional.of(f.track() + "="
                                                + f.time().map(String::valueOf).orElse("i")),
                                        request);
                    case DeliveryRequest.NumberedFragment f ->
                        level(draw, f.bitrateBps())
                                + call(draw, "Fragments", Optional.of(f.track()), request)
                                + "Seg1-Frag" + f.number();
                    case DeliveryRequest.File f -> f.fileName();
                };
    }

    private static String level(Draw draw, long bitrateBps) {
        return anyCase(draw, "QualityLevels") + "(" + bitrateBps + ")/";
    }

    private static String call(Draw draw, String name, Optional<String> first, DeliveryRequest request) {
        List<String> arguments = new ArrayList<>(request.parameters().entrySet().stream()
                .map(e -> anyCase(draw, e.getKey()) + "=" + value(draw, e.getKey(), e.getValue()))
                .toList());
        Collections.shuffle(arguments, new Random(draw.number(0, 1000)));
        first.ifPresent(argument -> arguments.add(draw.integer(0, arguments.size()), argument));
        return anyCase(draw, name)
                + arguments.stream()
                        .map(a -> draw.of("", " ") + a + draw.of("", " "))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String value(Draw draw, String key, String value) {
        return switch (key) {
            case "format", "type", "audio-only" -> anyCase(draw, value);
            case "filter" -> draw.of(value, value + ";", " " + value.replace(";", " ; ; "));
            default -> value;
        };
    }

    private static String anyCase(Draw draw, String word) {
        return draw.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT));
    }
}

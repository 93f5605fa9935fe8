package dev.packlight.dash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.RunningOrigin;
import dev.packlight.testing.SampleAssets;
import io.lindstrom.mpd.MPDParser;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The rules of DASH-IF, DVB and CMAF that go beyond the schema, over every kind of sample asset. */
class MpdRulesTest {

    private static final Pattern IDENTIFIER = Pattern.compile("\\$(\\w*)(?:%0\\d+d)?\\$");
    private static final Set<String> KNOWN = Set.of("", "RepresentationID", "Bandwidth", "Number", "Time");
    private static RunningOrigin origin;

    @BeforeAll
    static void start() throws Exception {
        origin = new RunningOrigin(SampleAssets.ROOT);
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    @ParameterizedTest
    @CsvSource({
        "aurora,dash-cmaf",
        "aurora,dash-csf",
        "ember,dash-cmaf",
        "harbor,dash-cmaf",
        "voices,dash-cmaf",
        "voices,dash-csf"
    })
    void mpd_keepsTheRules(String asset, String format) throws Exception {
        URI uri = origin.urls(asset).get(format);
        String text = origin.text(uri);
        assertThat(text.length()).as("DVB: at most 256 KB").isLessThan(256 << 10);
        assertThat(new MPDParser().parse(text).getPeriods().getFirst().getAdaptationSets())
                .as("an independent parser reads it")
                .isNotEmpty();
        Element mpd = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(mpd.getAttribute("type")).isEqualTo("static");
        assertThat(mpd.getAttribute("mediaPresentationDuration")).startsWith("PT");
        long longest = ticks(mpd.getAttribute("maxSegmentDuration"));
        List<Element> sets = children(children(mpd, "Period").getFirst(), "AdaptationSet");
        assertThat(sets.size()).isLessThanOrEqualTo(16);
        assertThat(sets.stream().map(s -> s.getAttribute("id")).distinct())
                .as("ids are unique")
                .hasSameSizeAs(sets);
        Set<String> representations = new HashSet<>();
        for (Element set : sets) {
            assertThat(set.getAttribute("mimeType")).isNotEmpty();
            for (Element representation : children(set, "Representation")) {
                assertThat(representations.add(representation.getAttribute("id")))
                        .as("representation ids are unique")
                        .isTrue();
                List<Element> templates = templates(set, representation);
                assertThat(templates.stream()
                                        .filter(t -> t.hasAttribute("media"))
                                        .count()
                                + children(representation, "BaseURL").size())
                        .as("one way to address")
                        .isEqualTo(1);
                assertThat(templates.stream()
                                .map(t -> t.getAttribute("timescale"))
                                .distinct()
                                .count())
                        .isLessThanOrEqualTo(1);
                if (!templates.isEmpty()) {
                    template(templates, longest);
                }
            }
        }
        assertThat(children(children(mpd, "Period").getFirst(), "AdaptationSet").stream()
                        .filter(s -> s.getAttribute("contentType").equals("video")
                                && children(s, "EssentialProperty").isEmpty())
                        .flatMap(s -> children(s, "Representation").stream()))
                .as("a picture for every player")
                .isNotEmpty();
        fragments(uri, text);
    }

    private static List<Element> templates(Element set, Element representation) {
        List<Element> found = new ArrayList<>(children(set, "SegmentTemplate"));
        found.addAll(children(representation, "SegmentTemplate"));
        return found;
    }

    /** Templates of a representation and its set, which add up to one. */
    private static void template(List<Element> templates, long longest) {
        List<Element> timelines = templates.stream()
                .flatMap(t -> children(t, "SegmentTimeline").stream())
                .toList();
        assertThat(timelines.size()
                        + templates.stream()
                                .filter(t -> t.hasAttribute("duration"))
                                .count())
                .as("@duration or a timeline, once")
                .isEqualTo(1);
        Element template = templates.stream()
                .filter(t -> t.hasAttribute("media"))
                .findFirst()
                .orElseThrow();
        assertThat(template.getAttribute("initialization")).doesNotContain("$Number$", "$Time$");
        Matcher identifier =
                IDENTIFIER.matcher(template.getAttribute("media") + template.getAttribute("initialization"));
        while (identifier.find()) {
            assertThat(KNOWN).contains(identifier.group(1));
        }
        if (!timelines.isEmpty()) {
            long next = -1;
            long lastDuration = -1;
            for (Element s : children(timelines.getFirst(), "S")) {
                long start = Long.parseLong(s.getAttribute("t"));
                long duration = Long.parseLong(s.getAttribute("d"));
                long repeat = s.hasAttribute("r") ? Long.parseLong(s.getAttribute("r")) : 0;
                assertThat(next == -1 || next == start)
                        .as("no gap, no overlap at %d", start)
                        .isTrue();
                assertThat(duration)
                        .as("S@d is at most maxSegmentDuration, and equal ones are merged")
                        .isLessThanOrEqualTo(longest)
                        .isNotEqualTo(lastDuration);
                next = start + duration * (repeat + 1);
                lastDuration = duration;
            }
        }
    }

    /**
     * One traf in each moof; the first decoding time is the sum of the durations before; signed offsets or an edit,
     * not both.
     */
    private static void fragments(URI uri, String text) throws Exception {
        for (Mpd.Representation representation : MpdParser.parse(text).representations()) {
            if (representation.contentType().equals(Mpd.TRICK_PLAY)
                    || representation.contentType().equals("image")
                    || representation.initialization().isEmpty()) {
                continue;
            }
            String init = new String(
                    origin.get(uri.resolve(representation.initialization().get()))
                            .body(),
                    StandardCharsets.ISO_8859_1);
            for (Mpd.Segment segment : representation.segments()) {
                String fragment =
                        new String(origin.get(uri.resolve(segment.uri())).body(), StandardCharsets.ISO_8859_1);
                String header = fragment.substring(0, fragment.indexOf("mdat"));
                assertThat(header.split("traf", -1)).as(segment.uri()).hasSize(2);
                boolean signed = header.charAt(header.indexOf("trun") + 4) == 1;
                assertThat(signed && init.contains("elst")).as(segment.uri()).isFalse();
            }
        }
    }

    private static long ticks(String duration) {
        Duration parsed = Duration.parse(duration);
        return parsed.getSeconds() * 10_000_000 + parsed.getNano() / 100;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}

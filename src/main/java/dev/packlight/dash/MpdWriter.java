package dev.packlight.dash;

import dev.packlight.codec.Carriage;
import dev.packlight.codec.StreamInfo;
import dev.packlight.delivery.Fmp4;
import dev.packlight.delivery.LanguageTag;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.Thumbnails;
import dev.packlight.delivery.XmlText;
import dev.packlight.media.FrameRate;
import dev.packlight.media.Timescale;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Writes a static MPD (ISO/IEC 23009-1 §5.3) with exact segment timelines. */
final class MpdWriter {

    static final String NAMESPACE = "urn:mpeg:dash:schema:mpd:2011";
    /** Subtitles as whole files, which the live profile does not allow: a client that knows it alone leaves their set (§8.1). */
    private static final String SIDE_LOADED = "http://dashif.org/guidelines/dash264";

    private static final String ROLE = "urn:mpeg:dash:role:2011";
    private static final String TRICK_MODE = "http://dashif.org/guidelines/trickmode";
    private static final String CODE_POINTS = "urn:mpeg:mpegB:cicp:";
    private static final String DOLBY_OBJECTS = "tag:dolby.com,2018:dash:EC3_ExtensionType:2018";
    private static final String DOLBY_COMPLEXITY = "tag:dolby.com,2018:dash:EC3_ExtensionComplexityIndex:2018";
    private static final String CHANNELS = "urn:mpeg:dash:23003:3:audio_channel_configuration:2011";

    private final Presentation presentation;
    private final String token;
    private final String profiles;
    private final boolean plainText;
    private final String filter;
    private final long bufferTicks;
    private final XmlText xml = new XmlText();

    /**
     * @param plainText whether subtitles are WebVTT files; otherwise they are IMSC1 in segments
     * @param filter names of filters, handed on to all addresses
     */
    MpdWriter(Presentation presentation, String token, String profiles, boolean plainText, Optional<String> filter) {
        this.plainText = plainText;
        this.filter = filter.map(names -> ",filter=" + names).orElse("");
        this.presentation = presentation;
        this.bufferTicks = minBufferTicks(presentation);
        this.token = token;
        this.profiles = profiles;
    }

    String write() {
        xml.start("MPD")
                .attribute("xmlns", NAMESPACE)
                .attribute(
                        "profiles",
                        plainText && !presentation.texts().isEmpty() ? profiles + "," + SIDE_LOADED : profiles)
                .attribute("type", "static")
                .attribute("mediaPresentationDuration", duration(presentation.durationTicks()))
                .attribute(
                        "maxSegmentDuration",
                        duration(presentation.renditions().stream()
                                .mapToLong(r -> r.fragments().longestTicks())
                                .max()
                                .orElse(0)))
                .attribute("minBufferTime", duration(bufferTicks));
        xml.start("Period").attribute("id", "0").attribute("start", "PT0S");
        int id = 1;
        List<List<Rendition>> sets = adaptationSets();
        for (List<Rendition> set : sets) {
            adaptationSet(id++, set);
        }
        for (int main = 0; main < sets.size(); main++) {
            if (sets.get(main).getFirst().isVideo()) {
                trickPlay(id++, main + 1, sets.get(main).getFirst());
            }
        }
        for (TextRendition text : presentation.texts()) {
            text(id++, text);
        }
        int images = id;
        Thumbnails.of(presentation).ifPresent(thumbnails -> images(images, thumbnails));
        return xml.end().end().toString();
    }

    private List<List<Rendition>> adaptationSets() {
        Map<String, List<Rendition>> sets = new LinkedHashMap<>();
        for (Rendition rendition : presentation.renditions()) {
            if (rendition.codec().carriages().contains(Carriage.FMP4)) {
                String range = rendition.isVideo() ? rendition.video().colour().videoRange() : "";
                sets.computeIfAbsent(
                                rendition.trackName() + "/" + rendition.codec().name() + range,
                                key -> new ArrayList<>())
                        .add(rendition);
            }
        }
        return List.copyOf(sets.values());
    }

    private void adaptationSet(int id, List<Rendition> set) {
        Rendition first = set.getFirst();
        boolean shared = set.stream().allMatch(r -> sameTimes(r.fragments(), first.fragments()));
        xml.start("AdaptationSet")
                .attribute("id", id)
                .attribute("contentType", first.isVideo() ? "video" : "audio")
                .attribute("mimeType", MediaTypes.mp4(first))
                .attribute("segmentAlignment", "true")
                .attribute(
                        "startWithSAP",
                        set.stream()
                                .mapToInt(r -> r.fragments().accessPointType())
                                .max()
                                .orElse(1))
                .attribute("bitstreamSwitching", "false");
        if (!first.isVideo() && !first.asset().language().equals("und")) {
            xml.attribute("lang", LanguageTag.of(first.asset().language()));
        }
        if (first.isVideo()) {
            dynamicRange(first.video().colour());
        } else {
            xml.start("AudioChannelConfiguration")
                    .attribute("schemeIdUri", CHANNELS)
                    .attribute("value", first.audio().channels())
                    .end();
        }
        if (!first.asset().accessibility().isEmpty()) {
            xml.start("Accessibility")
                    .attribute("schemeIdUri", ROLE)
                    .attribute("value", first.asset().accessibility())
                    .end();
        }
        String role = first.asset().role().isEmpty()
                ? isMain(first) ? "main" : "alternate"
                : first.asset().role();
        xml.start("Role")
                .attribute("schemeIdUri", ROLE)
                .attribute("value", role)
                .end();
        if (!first.isVideo() && first.audio().jointObjects() > 0) {
            property("SupplementalProperty", DOLBY_OBJECTS, "JOC");
            property("SupplementalProperty", DOLBY_COMPLEXITY, first.audio().jointObjects());
        }
        if (!first.asset().title().isEmpty()) {
            xml.start("Label").text(first.asset().title()).end();
        }
        if (shared) {
            sharedTimes(first);
        }
        for (Rendition rendition : set) {
            representation(rendition, !shared);
        }
        xml.end();
    }

    /** Code points of ISO/IEC 23091-2, where they are not those of plain television. */
    private void dynamicRange(StreamInfo.Colour colour) {
        if (!colour.videoRange().equals("SDR")) {
            property("SupplementalProperty", CODE_POINTS + "ColourPrimaries", colour.primaries());
            property("SupplementalProperty", CODE_POINTS + "TransferCharacteristics", colour.transfer());
            property("SupplementalProperty", CODE_POINTS + "MatrixCoefficients", colour.matrix());
        }
    }

    private void property(String element, String scheme, Object value) {
        xml.start(element)
                .attribute("schemeIdUri", scheme)
                .attribute("value", value)
                .end();
    }

    /** Key frames alone, one a segment, of the smallest rung (DASH-IF IOP §3.2.9). */
    private void trickPlay(int id, int main, Rendition rendition) {
        xml.start("AdaptationSet")
                .attribute("id", id)
                .attribute("contentType", "video")
                .attribute("mimeType", MediaTypes.mp4(rendition))
                .attribute("segmentAlignment", "true")
                .attribute("startWithSAP", "1")
                .attribute("codingDependency", "false");
        property("EssentialProperty", TRICK_MODE, main);
        addresses(rendition, ",type=keyframes");
        times(rendition);
        xml.end();
        xml.start("Representation")
                .attribute("id", "trick_" + rendition.bitrate())
                .attribute("bandwidth", bandwidth(rendition, i -> Fmp4.keyFrameBytes(rendition, i)))
                .attribute("codecs", rendition.info().rfc6381())
                .attribute("width", rendition.video().widthPixels())
                .attribute("height", rendition.video().heightPixels())
                .attribute("maxPlayoutRate", 8)
                .end();
        xml.end();
    }

    /** A tile track (DASH-IF IOP §6.2.6). */
    private void images(int id, Thumbnails thumbnails) {
        Thumbnails.Layout layout = thumbnails.layout();
        xml.start("AdaptationSet")
                .attribute("id", id)
                .attribute("contentType", "image")
                .attribute("mimeType", MediaTypes.JPEG);
        xml.start("SegmentTemplate")
                .attribute("timescale", 1)
                .attribute("duration", thumbnails.sheetTicks() / Timescale.PRESENTATION.ticksPerSecond())
                .attribute("startNumber", 0)
                .attribute("media", thumbnails.address("Fragments", "=$Number$", "", filter))
                .end();
        xml.start("Representation")
                .attribute("id", "thumbnails")
                .attribute("bandwidth", thumbnails.bandwidthBps())
                .attribute("width", layout.tileWidth() * layout.columns())
                .attribute("height", layout.tileHeight() * layout.rows());
        property("EssentialProperty", "http://dashif.org/thumbnail_tile", layout);
        xml.end().end();
    }

    private void text(int id, TextRendition text) {
        xml.start("AdaptationSet")
                .attribute("id", id)
                .attribute("contentType", "text")
                .optional("profiles", plainText ? SIDE_LOADED : "")
                .attribute("mimeType", plainText ? MediaTypes.WEBVTT : MediaTypes.MP4_APPLICATION);
        if (!plainText) {
            xml.attribute("codecs", Fmp4.TEXT_CODECS)
                    .attribute("segmentAlignment", "true")
                    .attribute("startWithSAP", "1");
        }
        if (!text.language().equals("und")) {
            xml.attribute("lang", LanguageTag.of(text.language()));
        }
        xml.start("Role")
                .attribute("schemeIdUri", ROLE)
                .attribute("value", text.forced() ? "forced-subtitle" : text.isCaptions() ? "caption" : "subtitle")
                .end();
        if (text.isDefault()) {
            xml.start("Role")
                    .attribute("schemeIdUri", ROLE)
                    .attribute("value", "main")
                    .end();
        }
        xml.start("Label").text(text.label()).end();
        String address = "QualityLevels(" + text.bitrate() + ")/Fragments(" + text.trackName() + "=%s,format=" + token
                + filter + ")";
        if (!plainText) {
            xml.start("SegmentTemplate")
                    .attribute("timescale", Timescale.PRESENTATION.ticksPerSecond())
                    .attribute("media", address.formatted("$Time$"))
                    .attribute("initialization", address.formatted("i"));
            SegmentTimeline timeline = presentation.fragments();
            timeline(timeline.count(), timeline::start, i -> timeline.end(i) - timeline.start(i));
            xml.end();
        }
        xml.start("Representation").attribute("id", "T_" + text.trackName()).attribute("bandwidth", text.bitrate());
        if (plainText) {
            xml.start("BaseURL").text(address.formatted("i")).end();
        }
        xml.end().end();
    }

    private boolean isMain(Rendition rendition) {
        return rendition.isVideo() || rendition == presentation.audio().getFirst();
    }

    /** What the templates of all representations of a set have in common (ISO/IEC 23009-1 §5.3.9.1). */
    private void sharedTimes(Rendition rendition) {
        xml.start("SegmentTemplate").attribute("timescale", Timescale.PRESENTATION.ticksPerSecond());
        times(rendition);
        xml.end();
    }

    /** Begins a template; addresses name the average bit rate, which is not the declared one. */
    private void addresses(Rendition rendition, String more) {
        String url = "QualityLevels(" + rendition.bitrate() + ")/Fragments(" + rendition.trackName() + "=%s,format="
                + token + "%s" + filter + ")";
        xml.start("SegmentTemplate")
                .attribute("timescale", Timescale.PRESENTATION.ticksPerSecond())
                .attribute("media", url.formatted("$Time$", more))
                .attribute("initialization", url.formatted("i", ""));
    }

    private void times(Rendition rendition) {
        timeline(rendition.fragments().count(), rendition.fragments()::start, rendition.fragments()::durationTicks);
    }

    private void timeline(int count, IntToLongFunction start, IntToLongFunction duration) {
        xml.start("SegmentTimeline");
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && duration.applyAsLong(to) == duration.applyAsLong(from)) {
                to++;
            }
            xml.start("S").attribute("t", start.applyAsLong(from)).attribute("d", duration.applyAsLong(from));
            if (to - from > 1) {
                xml.attribute("r", to - from - 1);
            }
            xml.end();
            from = to;
        }
        xml.end();
    }

    private void representation(Rendition rendition, boolean ownTemplate) {
        int number = presentation.renditions().indexOf(rendition) + 1;
        xml.start("Representation")
                .attribute(
                        "id",
                        number + (rendition.isVideo() ? "_V_" : "_A_") + rendition.trackName() + "_"
                                + rendition.bitrate())
                .attribute("bandwidth", bandwidth(rendition, i -> Fmp4.fragmentBytes(rendition, i)))
                .attribute("codecs", rendition.info().rfc6381());
        switch (rendition.info()) {
            case StreamInfo.Video video ->
                xml.attribute("width", video.widthPixels())
                        .attribute("height", video.heightPixels())
                        .optional(
                                "frameRate",
                                FrameRate.of(rendition.track())
                                        .map(FrameRate::toString)
                                        .orElse(""))
                        .attribute("sar", video.sampleAspect());
            case StreamInfo.Audio audio -> xml.attribute("audioSamplingRate", audio.sampleRateHz());
        }
        addresses(rendition, "");
        if (ownTemplate) {
            times(rendition);
        }
        xml.end().end();
    }

    private static boolean sameTimes(Cut a, Cut b) {
        if (a.count() != b.count() || a.end(a.count() - 1) != b.end(b.count() - 1)) {
            return false;
        }
        for (int i = 0; i < a.count(); i++) {
            if (a.start(i) != b.start(i)) {
                return false;
            }
        }
        return true;
    }

    /** The longest fragment, at least a second: playing may begin when it has come. */
    private static long minBufferTicks(Presentation presentation) {
        return presentation.renditions().stream()
                .mapToLong(r -> r.fragments().longestTicks())
                .reduce(Timescale.PRESENTATION.ticksPerSecond(), Math::max);
    }

    /**
     * The least rate at which every run of fragments has come in time, if playing begins {@code bufferTicks} after the
     * run does (ISO/IEC 23009-1 §5.3.5.2): the rate is right of any fragment at which a client begins.
     */
    private long bandwidth(Rendition rendition, IntToLongFunction bytes) {
        Cut cut = rendition.fragments();
        long[] bits = IntStream.range(0, cut.count())
                .mapToLong(i -> 8 * bytes.applyAsLong(i))
                .toArray();
        long low = 1;
        long high = 1;
        while (!suffices(high, cut, bits)) {
            low = high;
            high *= 2;
        }
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (suffices(middle, cut, bits)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return high;
    }

    private boolean suffices(long bps, Cut cut, long[] bits) {
        double buffer = Timescale.PRESENTATION.approximateSeconds(bufferTicks);
        double behind = 0;
        for (int i = 0; i < bits.length; i++) {
            behind = Math.max(0, behind) + bits[i] / (double) bps;
            if (behind > buffer) {
                return false;
            }
            behind -= Timescale.PRESENTATION.approximateSeconds(cut.durationTicks(i));
        }
        return true;
    }

    private static String duration(long ticks) {
        return "PT"
                + Timescale.PRESENTATION.seconds(ticks, 7).stripTrailingZeros().toPlainString() + "S";
    }
}

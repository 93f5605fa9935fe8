package dev.packlight.dash;

import dev.packlight.codec.StreamInfo;
import dev.packlight.delivery.LanguageTag;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.XmlText;
import dev.packlight.media.FrameRate;
import dev.packlight.media.Timescale;
import dev.packlight.packaging.Container.KeyFrame;
import dev.packlight.packaging.Multiplex;
import dev.packlight.packaging.Thumbnails;
import dev.packlight.protection.Protection.Samples;
import dev.packlight.segmentation.Cut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** Writes a static MPD (ISO/IEC 23009-1 §5.3) with exact segment timelines. */
final class MpdWriter {

    static final String NAMESPACE = "urn:mpeg:dash:schema:mpd:2011";
    static final String ROLE = "urn:mpeg:dash:role:2011";
    private static final String TRICK_MODE = "http://dashif.org/guidelines/trickmode";

    private final Presentation presentation;
    private final DashForm form;
    private final String filter;
    private final BufferedRate rate;
    private final XmlText xml = new XmlText();
    private final MpdDescriptors descriptors = new MpdDescriptors(xml);

    /** @param filter names of filters, handed on to all addresses */
    MpdWriter(Presentation presentation, DashForm form, Optional<String> filter) {
        this.form = form;
        this.filter = filter.map(names -> ",filter=" + names).orElse("");
        this.presentation = presentation;
        this.rate = BufferedRate.of(presentation);
    }

    String write() {
        xml.start("MPD")
                .attribute("xmlns", NAMESPACE)
                .optional("xmlns:cenc", isProtected() ? MpdProtection.CENC : "")
                .optional("xmlns:dashif", isProtected() ? MpdProtection.DASH_IF : "")
                .attribute(
                        "profiles",
                        form.textIsFiles() && !presentation.texts().isEmpty()
                                ? form.profiles() + "," + MpdText.SIDE_LOADED
                                : form.profiles())
                .attribute("type", "static")
                .attribute("mediaPresentationDuration", duration(presentation.durationTicks()))
                .attribute(
                        "maxSegmentDuration",
                        duration(presentation.renditions().stream()
                                .mapToLong(r -> r.fragments().longestTicks())
                                .max()
                                .orElse(0)))
                .attribute("minBufferTime", duration(rate.bufferTicks()));
        xml.start("Period").attribute("id", "0").attribute("start", "PT0S");
        period();
        return xml.end().end().toString();
    }

    private void period() {
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
        MpdText texts = new MpdText(xml, presentation, form, filter);
        for (TextRendition text : presentation.texts()) {
            texts.write(id++, text);
        }
        int images = id;
        Thumbnails.of(presentation).ifPresent(thumbnails -> images(images, thumbnails));
    }

    private boolean isProtected() {
        return presentation.decisions().protection() instanceof Samples;
    }

    private List<List<Rendition>> adaptationSets() {
        Map<String, List<Rendition>> sets = new LinkedHashMap<>();
        for (Rendition rendition : presentation.renditions()) {
            if (form.carries(rendition)) {
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
        boolean shared = set.stream().allMatch(r -> MpdTimeline.same(r.fragments(), first.fragments()));
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
        protection();
        descriptors.of(first, isMain(first));
        if (shared) {
            sharedTimes(first);
        }
        for (Rendition rendition : set) {
            representation(rendition, !shared);
        }
        xml.end();
    }

    private void protection() {
        if (presentation.decisions().protection() instanceof Samples samples) {
            MpdProtection.write(xml, samples);
        }
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
        protection();
        descriptors.property("EssentialProperty", TRICK_MODE, main);
        addresses(rendition, ",type=keyframes");
        times(rendition);
        xml.end();
        xml.start("Representation")
                .attribute("id", "trick_" + rendition.bitrateBps())
                .attribute("bandwidth", rate.bps(rendition.fragments(), keyFrameBytes(rendition)))
                .attribute("codecs", form.container().codecs(rendition))
                .attribute("width", rendition.video().widthPixels())
                .attribute("height", rendition.video().heightPixels())
                .attribute("maxPlayoutRate", 8)
                .end();
        xml.end();
    }

    private IntToLongFunction keyFrameBytes(Rendition rendition) {
        List<KeyFrame> frames = form.container().keyFrames(Multiplex.of(presentation, rendition));
        return i -> frames.get(i).lengthBytes();
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
        descriptors.property("EssentialProperty", "http://dashif.org/thumbnail_tile", layout);
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
        String url = "QualityLevels(" + rendition.bitrateBps() + ")/Fragments(" + rendition.trackName() + "=%s,format="
                + form.token() + "%s" + filter + ")";
        xml.start("SegmentTemplate")
                .attribute("timescale", Timescale.PRESENTATION.ticksPerSecond())
                .attribute("media", url.formatted("$Time$", more))
                .attribute("initialization", url.formatted("i", ""));
    }

    private void times(Rendition rendition) {
        Cut cut = rendition.fragments();
        MpdTimeline.write(xml, cut.count(), cut::startTicks, cut::durationTicks);
    }

    private void representation(Rendition rendition, boolean ownTemplate) {
        int number = presentation.renditions().indexOf(rendition) + 1;
        Multiplex multiplex = Multiplex.of(presentation, rendition);
        xml.start("Representation")
                .attribute(
                        "id",
                        number + (rendition.isVideo() ? "_V_" : "_A_") + rendition.trackName() + "_"
                                + rendition.bitrateBps())
                .attribute(
                        "bandwidth",
                        rate.bps(rendition.fragments(), i -> form.container().bytes(multiplex, i)))
                .attribute("codecs", form.container().codecs(rendition));
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

    private static String duration(long ticks) {
        return "PT"
                + Timescale.PRESENTATION.seconds(ticks, 7).stripTrailingZeros().toPlainString() + "S";
    }
}

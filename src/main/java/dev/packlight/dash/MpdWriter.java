package dev.packlight.dash;

import dev.packlight.codec.StreamInfo;
import dev.packlight.delivery.Fmp4;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.XmlText;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.segmentation.Cut;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** Writes a static MPD (ISO/IEC 23009-1 §5.3) with exact segment timelines. */
final class MpdWriter {

    static final String NAMESPACE = "urn:mpeg:dash:schema:mpd:2011";
    private static final String ROLE = "urn:mpeg:dash:role:2011";
    private static final String CHANNELS = "urn:mpeg:dash:23003:3:audio_channel_configuration:2011";

    private final Presentation presentation;
    private final String token;
    private final String profiles;
    private final XmlText xml = new XmlText();

    MpdWriter(Presentation presentation, String token, String profiles) {
        this.presentation = presentation;
        this.token = token;
        this.profiles = profiles;
    }

    String write() {
        xml.start("MPD").attribute("xmlns", NAMESPACE).attribute("profiles", profiles).attribute("type", "static")
                .attribute("mediaPresentationDuration", duration(presentation.durationTicks()))
                .attribute("maxSegmentDuration", duration(presentation.renditions().stream().mapToLong(r -> r.fragments().longestTicks()).max().orElse(0)))
                .attribute("minBufferTime", duration(minBufferTicks()));
        xml.start("Period").attribute("id", "0").attribute("start", "PT0S");
        int id = 1;
        for (List<Rendition> set : adaptationSets()) {
            adaptationSet(id++, set);
        }
        return xml.end().end().toString();
    }

    private List<List<Rendition>> adaptationSets() {
        Map<String, List<Rendition>> sets = new LinkedHashMap<>();
        for (Rendition rendition : presentation.renditions()) {
            sets.computeIfAbsent(rendition.trackName() + "/" + rendition.codec().name(), key -> new ArrayList<>()).add(rendition);
        }
        return List.copyOf(sets.values());
    }

    private void adaptationSet(int id, List<Rendition> set) {
        Rendition first = set.getFirst();
        boolean shared = set.stream().allMatch(r -> sameTimes(r.fragments(), first.fragments()));
        xml.start("AdaptationSet").attribute("id", id).attribute("contentType", first.isVideo() ? "video" : "audio").attribute("mimeType", MediaTypes.mp4(first))
                .attribute("segmentAlignment", "true").attribute("startWithSAP", "1").attribute("bitstreamSwitching", "false");
        if (!first.isVideo() && !first.asset().language().equals("und")) {
            xml.attribute("lang", first.asset().language());
        }
        if (!first.isVideo()) {
            xml.start("AudioChannelConfiguration").attribute("schemeIdUri", CHANNELS).attribute("value", first.audio().channels()).end();
        }
        xml.start("Role").attribute("schemeIdUri", ROLE).attribute("value", isMain(first) ? "main" : "alternate").end();
        if (!first.asset().title().isEmpty()) {
            xml.start("Label").text(first.asset().title()).end();
        }
        if (shared) {
            segmentTemplate(first);
        }
        for (Rendition rendition : set) {
            representation(rendition, !shared);
        }
        xml.end();
    }

    private boolean isMain(Rendition rendition) {
        return rendition.isVideo() || rendition == presentation.audio().getFirst();
    }

    private void segmentTemplate(Rendition rendition) {
        String url = "QualityLevels($Bandwidth$)/Fragments(" + rendition.trackName() + "=%s,format=" + token + ")";
        xml.start("SegmentTemplate").attribute("timescale", Timescale.PRESENTATION.ticksPerSecond())
                .attribute("media", url.formatted("$Time$")).attribute("initialization", url.formatted("i"));
        xml.start("SegmentTimeline");
        Cut cut = rendition.fragments();
        for (int from = 0; from < cut.count();) {
            int to = from + 1;
            while (to < cut.count() && cut.durationTicks(to) == cut.durationTicks(from)) {
                to++;
            }
            xml.start("S").attribute("t", cut.start(from)).attribute("d", cut.durationTicks(from));
            if (to - from > 1) {
                xml.attribute("r", to - from - 1);
            }
            xml.end();
            from = to;
        }
        xml.end().end();
    }

    private void representation(Rendition rendition, boolean ownTemplate) {
        int number = presentation.renditions().indexOf(rendition) + 1;
        xml.start("Representation").attribute("id", number + (rendition.isVideo() ? "_V_" : "_A_") + rendition.trackName() + "_" + rendition.bitrate())
                .attribute("bandwidth", rendition.bitrate()).attribute("codecs", rendition.info().rfc6381());
        switch (rendition.info()) {
            case StreamInfo.Video video -> xml.attribute("width", video.widthPixels()).attribute("height", video.heightPixels())
                    .attribute("frameRate", frameRate(rendition.track())).attribute("sar", video.sampleAspect());
            case StreamInfo.Audio audio -> xml.attribute("audioSamplingRate", audio.sampleRateHz());
        }
        if (ownTemplate) {
            segmentTemplate(rendition);
        }
        xml.end();
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

    /** Frames over media duration, reduced: {@code 25} or {@code 30000/1001}. */
    private static String frameRate(Track track) {
        BigInteger frames = BigInteger.valueOf(track.samples().count()).multiply(BigInteger.valueOf(track.timescale().ticksPerSecond()));
        BigInteger ticks = BigInteger.valueOf(Math.max(1, track.mediaDurationTicks()));
        BigInteger common = frames.gcd(ticks);
        BigInteger denominator = ticks.divide(common);
        return frames.divide(common) + (denominator.equals(BigInteger.ONE) ? "" : "/" + denominator);
    }

    /**
     * The buffer with which every representation plays at its declared bandwidth from any segment on (§5.3.5.2):
     * the bandwidth is the average that URLs carry, so the buffer has to absorb the peaks.
     */
    private long minBufferTicks() {
        double seconds = 0;
        for (Rendition rendition : presentation.renditions()) {
            IntToLongFunction bytes = i -> Fmp4.fragmentBytes(rendition, i);
            double behind = 0;
            for (int i = 0; i < rendition.fragments().count(); i++) {
                double download = bytes.applyAsLong(i) * 8.0 / rendition.bitrate();
                behind += download;
                seconds = Math.max(seconds, behind);
                behind = Math.max(0, behind - Timescale.PRESENTATION.approximateSeconds(rendition.fragments().durationTicks(i)));
            }
        }
        return (long) Math.ceil(seconds * 1000) * 10_000;
    }

    private static String duration(long ticks) {
        return "PT" + Timescale.PRESENTATION.seconds(ticks, 7).stripTrailingZeros().toPlainString() + "S";
    }
}

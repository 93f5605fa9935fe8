package dev.packlight.smooth;

import dev.packlight.codec.SmoothForm;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.XmlText;
import dev.packlight.media.Timescale;
import dev.packlight.packaging.SmoothContainer;
import dev.packlight.segmentation.Cut;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Writes the client manifest (MS-SSTR §2.2.2). */
final class SmoothManifestWriter {

    private static final int RAW_AAC_TAG = 255;
    private static final int ENHANCED_AC3_TAG = 65534;

    private final Presentation presentation;
    private final SmoothContainer container;
    private final String parameters;
    private final XmlText xml = new XmlText();

    SmoothManifestWriter(Presentation presentation, SmoothContainer container, DeliveryRequest request) {
        this.presentation = presentation;
        this.container = container;
        this.parameters = (request.format().isEmpty() ? "" : ",format=" + request.format())
                + request.parameter("filter").map(f -> ",filter=" + f).orElse("");
    }

    /** @param minorVersion 2 counts runs of equal fragments, 0 lists each */
    String write(int minorVersion) {
        boolean counted = minorVersion >= 2;
        xml.start("SmoothStreamingMedia")
                .attribute("MajorVersion", 2)
                .attribute("MinorVersion", minorVersion)
                .attribute("Duration", presentation.durationTicks())
                .attribute("TimeScale", Timescale.PRESENTATION.ticksPerSecond());
        List<Rendition> video =
                presentation.video().stream().filter(this::carries).toList();
        if (!video.isEmpty()) {
            video(video, counted);
        }
        presentation.audio().stream().filter(this::carries).forEach(rendition -> audio(rendition, counted));
        presentation.texts().forEach(text -> text(text, counted));
        return xml.end().toString();
    }

    private void video(List<Rendition> video, boolean counted) {
        Rendition first = video.getFirst();
        Cut cut = container.cut(first);
        int width = video.stream().mapToInt(r -> r.video().widthPixels()).max().orElseThrow();
        int height =
                video.stream().mapToInt(r -> r.video().heightPixels()).max().orElseThrow();
        xml.start("StreamIndex")
                .attribute("Type", "video")
                .attribute("Name", first.trackName())
                .attribute("Chunks", cut.count())
                .attribute("QualityLevels", video.size())
                .attribute("MaxWidth", width)
                .attribute("MaxHeight", height)
                .attribute(
                        "DisplayWidth",
                        Math.round((double) width
                                * first.video().sampleAspect().width()
                                / first.video().sampleAspect().height()))
                .attribute("DisplayHeight", height)
                .attribute("Url", url(first.trackName()));
        for (int i = 0; i < video.size(); i++) {
            level(i, video.get(i));
        }
        chunks(cut.count(), cut::startTicks, cut::durationTicks, counted);
        xml.end();
    }

    private void level(int index, Rendition rendition) {
        SmoothForm form = container.form(rendition);
        xml.start("QualityLevel")
                .attribute("Index", index)
                .attribute("Bitrate", rendition.bitrateBps())
                .attribute("FourCC", form.fourCc())
                .attribute("MaxWidth", rendition.video().widthPixels())
                .attribute("MaxHeight", rendition.video().heightPixels())
                .attribute("CodecPrivateData", hex(form.privateData()))
                .optional("NALUnitLengthField", form.nalLengthBytes() == 4 ? "" : String.valueOf(form.nalLengthBytes()))
                .end();
    }

    private void audio(Rendition rendition, boolean counted) {
        SmoothForm form = container.form(rendition);
        Cut cut = container.cut(rendition);
        boolean enhanced = form.fourCc().equals("EC-3");
        xml.start("StreamIndex")
                .attribute("Type", "audio")
                .attribute("Name", rendition.trackName())
                .attribute("Language", rendition.asset().language())
                .optional("Role", rendition.asset().role())
                .optional("Accessibility", rendition.asset().accessibility())
                .attribute("Chunks", cut.count())
                .attribute("QualityLevels", 1)
                .attribute("Url", url(rendition.trackName()));
        xml.start("QualityLevel")
                .attribute("Index", 0)
                .attribute("Bitrate", rendition.bitrateBps())
                .attribute("FourCC", form.fourCc())
                .attribute("SamplingRate", rendition.audio().sampleRateHz())
                .attribute("Channels", rendition.audio().channels())
                .attribute("BitsPerSample", 16)
                .attribute("PacketSize", enhanced ? 2 * rendition.audio().channels() : 4)
                .attribute("AudioTag", enhanced ? ENHANCED_AC3_TAG : RAW_AAC_TAG)
                .attribute("CodecPrivateData", hex(form.privateData()))
                .end();
        chunks(cut.count(), cut::startTicks, cut::durationTicks, counted);
        xml.end();
    }

    private void text(TextRendition text, boolean counted) {
        var timeline = presentation.fragments();
        xml.start("StreamIndex")
                .attribute("Type", "text")
                .attribute("Name", text.trackName())
                .attribute("Language", text.language())
                .attribute("Subtype", text.isCaptions() ? "CAPT" : "SUBT")
                .attribute("TimeScale", Timescale.PRESENTATION.ticksPerSecond())
                .attribute("Chunks", timeline.count())
                .attribute("QualityLevels", 1)
                .attribute("Url", url(text.trackName()));
        xml.start("QualityLevel")
                .attribute("Index", 0)
                .attribute("Bitrate", text.bitrateBps())
                .attribute("FourCC", "TTML")
                .attribute("CodecPrivateData", "")
                .end();
        chunks(timeline.count(), timeline::startTicks, i -> timeline.endTicks(i) - timeline.startTicks(i), counted);
        xml.end();
    }

    /** Times are written where they do not follow from the durations before. */
    private void chunks(int count, IntToLongFunction start, IntToLongFunction duration, boolean counted) {
        long expected = -1;
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (counted
                    && to < count
                    && duration.applyAsLong(to) == duration.applyAsLong(from)
                    && start.applyAsLong(to) == start.applyAsLong(to - 1) + duration.applyAsLong(to - 1)) {
                to++;
            }
            xml.start("c");
            if (start.applyAsLong(from) != expected) {
                xml.attribute("t", start.applyAsLong(from));
            }
            xml.attribute("d", duration.applyAsLong(from));
            if (to - from > 1) {
                xml.attribute("r", to - from);
            }
            xml.end();
            expected = start.applyAsLong(to - 1) + duration.applyAsLong(to - 1);
            from = to;
        }
    }

    private String url(String track) {
        return "QualityLevels({bitrate})/Fragments(" + track + "={start time}" + parameters + ")";
    }

    private boolean carries(Rendition rendition) {
        return container.obstacle(rendition).isEmpty();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}

package dev.packlight.dash;

import dev.packlight.delivery.LanguageTag;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.TextRendition;
import dev.packlight.delivery.XmlText;
import dev.packlight.media.Timescale;
import dev.packlight.packaging.TextContainer;
import dev.packlight.segmentation.SegmentTimeline;

/** Writes the adaptation sets of subtitles. */
final class MpdText {

    /**
     * Subtitles as whole files, which the live profile does not allow: a client that knows it alone leaves their set
     * (§8.1).
     */
    static final String SIDE_LOADED = "http://dashif.org/guidelines/dash264";

    private final XmlText xml;
    private final Presentation presentation;
    private final DashForm form;
    private final String filter;
    private final TextContainer container;

    /** @param filter parameters of every address, behind the format */
    MpdText(XmlText xml, Presentation presentation, DashForm form, String filter) {
        this.xml = xml;
        this.presentation = presentation;
        this.form = form;
        this.filter = filter;
        this.container = form.container().text().orElseThrow();
    }

    void write(int id, TextRendition text) {
        xml.start("AdaptationSet")
                .attribute("id", id)
                .attribute("contentType", "text")
                .optional("profiles", form.textIsFiles() ? SIDE_LOADED : "")
                .attribute("mimeType", form.textIsFiles() ? MediaTypes.WEBVTT : MediaTypes.MP4_APPLICATION);
        if (!form.textIsFiles()) {
            xml.attribute("codecs", container.codecs().orElseThrow())
                    .attribute("segmentAlignment", "true")
                    .attribute("startWithSAP", "1");
        }
        if (!text.language().equals("und")) {
            xml.attribute("lang", LanguageTag.of(text.language()));
        }
        descriptors(text);
        String address = "QualityLevels(" + text.bitrateBps() + ")/Fragments(" + text.trackName() + "=%s,format="
                + form.token() + filter + ")";
        if (!form.textIsFiles()) {
            segments(address);
        }
        xml.start("Representation").attribute("id", "T_" + text.trackName()).attribute("bandwidth", text.bitrateBps());
        if (form.textIsFiles()) {
            xml.start("BaseURL").text(address.formatted("i")).end();
        }
        xml.end().end();
    }

    private void descriptors(TextRendition text) {
        xml.start("Role")
                .attribute("schemeIdUri", MpdWriter.ROLE)
                .attribute("value", text.forced() ? "forced-subtitle" : text.isCaptions() ? "caption" : "subtitle")
                .end();
        if (text.isDefault()) {
            xml.start("Role")
                    .attribute("schemeIdUri", MpdWriter.ROLE)
                    .attribute("value", "main")
                    .end();
        }
        xml.start("Label").text(text.label()).end();
    }

    private void segments(String address) {
        xml.start("SegmentTemplate")
                .attribute("timescale", Timescale.PRESENTATION.ticksPerSecond())
                .attribute("media", address.formatted("$Time$"))
                .attribute("initialization", address.formatted("i"));
        SegmentTimeline timeline = container.timeline(presentation);
        MpdTimeline.write(
                xml, timeline.count(), timeline::startTicks, i -> timeline.endTicks(i) - timeline.startTicks(i));
        xml.end();
    }
}

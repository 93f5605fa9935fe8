package dev.packlight.dash;

import dev.packlight.codec.StreamInfo;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.XmlText;

/** What a player chooses an adaptation set by: channels, colours, accessibility, role, label (ISO/IEC 23009-1 §5.8). */
final class MpdDescriptors {

    private static final String CODE_POINTS = "urn:mpeg:mpegB:cicp:";
    private static final String DOLBY_OBJECTS = "tag:dolby.com,2018:dash:EC3_ExtensionType:2018";
    private static final String DOLBY_COMPLEXITY = "tag:dolby.com,2018:dash:EC3_ExtensionComplexityIndex:2018";
    private static final String CHANNELS = "urn:mpeg:dash:23003:3:audio_channel_configuration:2011";

    private final XmlText xml;

    MpdDescriptors(XmlText xml) {
        this.xml = xml;
    }

    /** Writes the descriptors of one set, in the order of the schema. */
    void of(Rendition rendition, boolean main) {
        if (rendition.isVideo()) {
            dynamicRange(rendition.video().colour());
        } else {
            property("AudioChannelConfiguration", CHANNELS, rendition.audio().channels());
        }
        if (!rendition.asset().accessibility().isEmpty()) {
            property("Accessibility", MpdWriter.ROLE, rendition.asset().accessibility());
        }
        String own = rendition.asset().role();
        property("Role", MpdWriter.ROLE, own.isEmpty() ? main ? "main" : "alternate" : own);
        if (!rendition.isVideo() && rendition.audio().jointObjects() > 0) {
            property("SupplementalProperty", DOLBY_OBJECTS, "JOC");
            property("SupplementalProperty", DOLBY_COMPLEXITY, rendition.audio().jointObjects());
        }
        if (!rendition.asset().title().isEmpty()) {
            xml.start("Label").text(rendition.asset().title()).end();
        }
    }

    /** Code points of ISO/IEC 23091-2, where they are not those of plain television. */
    private void dynamicRange(StreamInfo.Colour colour) {
        if (!colour.videoRange().equals("SDR")) {
            property("SupplementalProperty", CODE_POINTS + "ColourPrimaries", colour.primaries());
            property("SupplementalProperty", CODE_POINTS + "TransferCharacteristics", colour.transfer());
            property("SupplementalProperty", CODE_POINTS + "MatrixCoefficients", colour.matrix());
        }
    }

    void property(String element, String scheme, Object value) {
        xml.start(element)
                .attribute("schemeIdUri", scheme)
                .attribute("value", value)
                .end();
    }
}

package dev.packlight.hds;

import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.XmlText;
import dev.packlight.media.Timescale;
import java.util.Base64;
import java.util.List;

/** Writes Flash Media Manifests (Adobe F4M 1.0 for one stream, 2.0 for a set). */
final class F4mWriter {

    private F4mWriter() {}

    /** The set-level manifest: one address of a stream-level manifest per rate. */
    static String set(List<HdsStream> streams) {
        XmlText xml = new XmlText().start("manifest").attribute("xmlns", "http://ns.adobe.com/f4m/2.0");
        for (HdsStream stream : streams) {
            xml.start("media")
                    .attribute("href", stream.folder() + stream.address("Manifest") + ".f4m")
                    .attribute("bitrate", kbps(stream));
            if (stream.main().isVideo()) {
                xml.attribute("width", stream.main().video().widthPixels())
                        .attribute("height", stream.main().video().heightPixels());
            }
            xml.end();
        }
        return xml.end().toString();
    }

    /** @param folder what stands before the addresses of fragments, relative to the manifest */
    static String stream(HdsStream stream, String folder) {
        XmlText xml = new XmlText().start("manifest").attribute("xmlns", "http://ns.adobe.com/f4m/1.0");
        xml.start("id")
                .text(stream.main().trackName() + "_" + stream.main().bitrate())
                .end();
        xml.start("streamType").text("recorded").end();
        xml.start("duration")
                .text(Timescale.PRESENTATION
                        .seconds(stream.cut().end(stream.cut().count() - 1), 3)
                        .toPlainString())
                .end();
        xml.start("bootstrapInfo")
                .attribute("profile", "named")
                .attribute("id", "bootstrap")
                .text(base64(Bootstrap.write(stream)))
                .end();
        xml.start("media")
                .attribute("bitrate", kbps(stream))
                .attribute("url", folder + stream.address("Fragments"))
                .attribute("bootstrapInfoId", "bootstrap");
        if (stream.main().isVideo()) {
            xml.attribute("width", stream.main().video().widthPixels())
                    .attribute("height", stream.main().video().heightPixels());
        }
        return xml.start("metadata")
                .text(base64(ScriptData.write(stream)))
                .end()
                .end()
                .end()
                .toString();
    }

    private static long kbps(HdsStream stream) {
        return Math.max(
                1,
                Math.round((stream.main().bitrate()
                                + stream.audio().map(Rendition::bitrate).orElse(0L))
                        / 1000.0));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

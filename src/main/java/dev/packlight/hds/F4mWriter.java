package dev.packlight.hds;

import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.XmlText;
import dev.packlight.media.Timescale;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Writes Flash Media Manifests (Adobe F4M 1.0).
 *
 * <p>All rates stand in one manifest, each with its bootstrap: clients do not agree on what the addresses in a manifest
 * that another one names are relative to.
 */
final class F4mWriter {

    private F4mWriter() {}

    /** @param folder what stands before the addresses of a stream's fragments, relative to the manifest */
    static String write(List<HdsStream> streams, Function<HdsStream, String> folder) {
        XmlText xml = new XmlText().start("manifest").attribute("xmlns", "http://ns.adobe.com/f4m/1.0");
        HdsStream first = streams.getFirst();
        xml.start("id")
                .text(first.main().trackName() + "_" + first.main().bitrateBps())
                .end();
        xml.start("streamType").text("recorded").end();
        xml.start("duration")
                .text(Timescale.PRESENTATION
                        .seconds(
                                streams.stream()
                                        .mapToLong(s -> s.cut().endTicks(s.cut().count() - 1))
                                        .max()
                                        .orElse(0),
                                3)
                        .toPlainString())
                .end();
        for (HdsStream stream : streams) {
            xml.start("bootstrapInfo")
                    .attribute("profile", "named")
                    .attribute("id", bootstrap(stream))
                    .text(base64(Bootstrap.write(stream)))
                    .end();
        }
        streams.forEach(stream -> media(xml, stream, folder.apply(stream)));
        return xml.end().toString();
    }

    private static void media(XmlText xml, HdsStream stream, String folder) {
        xml.start("media")
                .attribute("bitrate", kbps(stream))
                .attribute("url", folder + stream.address("Fragments"))
                .attribute("bootstrapInfoId", bootstrap(stream));
        if (stream.main().isVideo()) {
            xml.attribute("width", stream.main().video().widthPixels())
                    .attribute("height", stream.main().video().heightPixels());
        }
        xml.start("metadata").text(base64(ScriptData.write(stream))).end().end();
    }

    private static String bootstrap(HdsStream stream) {
        return "bootstrap" + stream.main().bitrateBps();
    }

    private static long kbps(HdsStream stream) {
        return Math.max(
                1,
                Math.round((stream.main().bitrateBps()
                                + stream.audio().map(Rendition::bitrateBps).orElse(0L))
                        / 1000.0));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

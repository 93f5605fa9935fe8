package dev.packlight.hds;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.Limits;
import dev.packlight.bytes.Xml;
import dev.packlight.checks.ManifestReader;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.media.MediaFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Where Flash Media Manifests lead to: every fragment of every rate, by its bootstrap (F4V 10.1 Annex C.2). */
final class HdsLinks implements ManifestReader {

    private static final String CLAUSE = "F4V 10.1 Annex C.2";

    @Override
    public boolean reads(Manifest manifest) {
        return manifest.xml("manifest").isPresent();
    }

    @Override
    public List<Link> links(Manifest manifest) throws MediaFormatException {
        try {
            Element root = Xml.document(manifest.text()).getDocumentElement();
            Map<String, List<Promise>> bootstraps = new HashMap<>();
            NodeList infos = root.getElementsByTagNameNS("*", "bootstrapInfo");
            for (int i = 0; i < infos.getLength() && i < Limits.VARIANTS; i++) {
                Element info = (Element) infos.item(i);
                bootstraps.put(info.getAttribute("id"), BootstrapReader.read(info.getTextContent()));
            }
            List<Link> links = new ArrayList<>();
            NodeList rates = root.getElementsByTagNameNS("*", "media");
            for (int i = 0; i < rates.getLength() && i < Limits.VARIANTS; i++) {
                Element media = (Element) rates.item(i);
                links(
                        media.getAttribute("url"),
                        bootstraps.getOrDefault(media.getAttribute("bootstrapInfoId"), List.of()),
                        links);
            }
            return links;
        } catch (SAXException e) {
            throw malformed("the manifest is not well-formed XML: " + Xml.reason(e), "manifest", -1, CLAUSE);
        }
    }

    private static void links(String url, List<Promise> known, List<Link> links) {
        for (int i = 0; i < known.size() && links.size() < Limits.MANIFEST_SEGMENTS; i++) {
            links.add(new ToSegment(url + "Seg1-Frag" + (i + 1), url, Optional.empty(), known.get(i)));
        }
    }
}

package dev.packlight.drm;

import dev.packlight.bytes.Xml;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.PlayReady;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads PlayReady's rights header, {@code WRMHEADER} of versions 4.0 to 4.3 (PlayReady Header Specification §3). */
final class PlayReadyHeader {

    static final String ROOT = "WRMHEADER";

    private static final String PLACE = "PSSH, PlayReady";
    private static final int ID_BYTES = 16;
    private static final Set<String> VERSIONS = Set.of("4.0.0.0", "4.1.0.0", "4.2.0.0", "4.3.0.0");

    private final List<ContentKey> keys;
    private final Notes notes = new Notes();

    private PlayReadyHeader(List<ContentKey> keys) {
        this.keys = keys;
    }

    static Reading read(String header, List<ContentKey> keys) {
        return new PlayReadyHeader(keys).all(header);
    }

    private Reading all(String header) {
        try {
            Element root =
                    Xml.document(header.replace("\uFEFF", "").replace("\0", "")).getDocumentElement();
            String version = root.getAttribute("version");
            notes.parts.add(Part.of("Version", version));
            if (!VERSIONS.contains(version)) {
                notes.problem(
                        "Version '" + version + "' of the PlayReady header is not known (4.0.0.0 to 4.3.0.0 are).");
            }
            walk(root, version);
            if (notes.keyIds.isEmpty()) {
                notes.problem("No KID stands in the PlayReady header, which a licence request needs.");
            }
        } catch (SAXException e) {
            notes.problem("The PlayReady header is no sound XML: " + Xml.reason(e) + ".");
        }
        return notes.reading("PlayReady header", header.length());
    }

    private void walk(Element parent, String version) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                switch (element.getLocalName()) {
                    case "DATA", "PROTECTINFO", "KIDS" -> walk(element, version);
                    case "KID" -> keyId(element, version);
                    case "CHECKSUM" -> {}
                    case "CUSTOMATTRIBUTES" ->
                        notes.parts.add(Part.of(
                                "CUSTOMATTRIBUTES", element.getTextContent().strip()));
                    default ->
                        notes.parts.add(Part.of(
                                element.getLocalName(), element.getTextContent().strip()));
                }
            }
        }
    }

    /** In 4.0 the text of the element, from 4.1 on its attributes. */
    private void keyId(Element element, String version) {
        boolean isOld = !element.hasAttribute("VALUE");
        if (isOld == !version.equals("4.0.0.0")) {
            notes.problem("The KID stands " + (isOld ? "as text" : "as an attribute") + ", which version " + version
                    + " does not have.");
        }
        String text = (isOld ? element.getTextContent() : element.getAttribute("VALUE")).strip();
        String checksum = isOld ? sibling(element, "CHECKSUM") : element.getAttribute("CHECKSUM");
        String algorithm = isOld ? "" : element.getAttribute("ALGID");
        Optional<byte[]> bytes = DrmText.base64(text).filter(value -> value.length == ID_BYTES);
        if (bytes.isEmpty()) {
            notes.parts.add(Part.of("KID", text).as(Part.State.WRONG));
            notes.problem("The KID '" + text + "' is not sixteen bytes in base64.");
            return;
        }
        UUID id = PlayReady.id(bytes.get());
        notes.parts.add(Part.of(
                "KID",
                text,
                List.of(Part.of("its bytes", DrmText.hex(bytes.get())), Part.of("as GUID", id.toString()))));
        notes.keyId(id, PLACE, -1);
        if (!algorithm.isEmpty()) {
            notes.parts.add(Part.of("ALGID", algorithm));
        }
        if (!checksum.isEmpty()) {
            notes.parts.add(checked(checksum, id));
        }
    }

    private Part checked(String checksum, UUID id) {
        Optional<ContentKey> key = keys.stream().filter(k -> k.id().equals(id)).findFirst();
        if (key.isEmpty()) {
            return Part.of("CHECKSUM", checksum);
        }
        byte[] wanted = PlayReady.checksum(key.get());
        if (DrmText.base64(checksum)
                .filter(given -> Arrays.equals(given, wanted))
                .isPresent()) {
            return Part.of("CHECKSUM", checksum + " fits the key").as(Part.State.SOUND);
        }
        notes.problem("The checksum " + checksum + " does not fit the key given for " + id + ", which has "
                + Base64.getEncoder().encodeToString(wanted) + ".");
        return Part.of("CHECKSUM", checksum + " does not fit the key").as(Part.State.WRONG);
    }

    private static String sibling(Element element, String name) {
        for (Node node = element.getParentNode().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element other && other.getLocalName().equals(name)) {
                return other.getTextContent().strip();
            }
        }
        return "";
    }
}

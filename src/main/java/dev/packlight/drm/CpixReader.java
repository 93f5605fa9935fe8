package dev.packlight.drm;

import dev.packlight.bytes.Xml;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.KeySystem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads a CPIX document (DASH-IF Content Protection Information Exchange Format 2.3). */
final class CpixReader {

    static final String ROOT = "CPIX";

    private final List<ContentKey> keys;
    private final Notes notes = new Notes();

    CpixReader(List<ContentKey> keys) {
        this.keys = keys;
    }

    Reading read(String text) {
        try {
            Document document = Xml.document(text);
            elements(document, "ContentKey").forEach(this::contentKey);
            elements(document, "DRMSystem").forEach(this::system);
            elements(document, "ContentKeyPeriod").forEach(this::attributes);
            elements(document, "ContentKeyUsageRule").forEach(this::rule);
            if (notes.keyIds.isEmpty()) {
                notes.problem("The document holds no content key.");
            }
        } catch (SAXException e) {
            notes.problem("The document is no sound XML: " + Xml.reason(e) + ".");
        }
        return notes.reading("CPIX document", text.length());
    }

    private void contentKey(Element key) {
        Optional<UUID> id = id(key);
        List<Part> parts = new ArrayList<>();
        for (String name : List.of("commonEncryptionScheme", "explicitIV", "dependsOnKey")) {
            if (key.hasAttribute(name)) {
                parts.add(Part.of(name, key.getAttribute(name)));
            }
        }
        iv(key);
        parts.add(secret(key));
        notes.parts.add(Part.of("ContentKey", key.getAttribute("kid"), parts));
        id.ifPresent(value -> notes.keyId(value, "CPIX ContentKey", -1));
    }

    private void iv(Element key) {
        String iv = key.getAttribute("explicitIV");
        if (!iv.isEmpty()
                && DrmText.base64(iv).filter(bytes -> bytes.length == 16).isEmpty()) {
            notes.problem(
                    "explicitIV '" + iv + "' of key " + key.getAttribute("kid") + " is not sixteen bytes in base64.");
        }
    }

    private Part secret(Element key) {
        String kid = key.getAttribute("kid");
        if (first(key, "EncryptedValue").isPresent()) {
            return Part.of("Value", "encrypted for its recipients");
        }
        Optional<Element> plain = first(key, "PlainValue");
        if (plain.isEmpty()) {
            return Part.of("Value", "left out");
        }
        int bytes = DrmText.base64(plain.get().getTextContent())
                .map(value -> value.length)
                .orElse(-1);
        if (bytes == ContentKey.BYTES) {
            return Part.of("Value", bytes + " bytes in the clear, not shown").as(Part.State.SOUND);
        }
        notes.problem("The value of key " + kid + " is " + (bytes < 0 ? "no base64" : bytes + " bytes long")
                + " instead of sixteen bytes.");
        return Part.of("Value", bytes < 0 ? "no base64" : bytes + " bytes").as(Part.State.WRONG);
    }

    private void system(Element system) {
        Optional<UUID> key = id(system);
        String systemId = system.getAttribute("systemId");
        String name =
                uuid(systemId).flatMap(KeySystem::of).map(KeySystem::shown).orElse("unknown");
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of("kid", system.getAttribute("kid")));
        first(system, "PSSH").ifPresent(pssh -> parts.add(pssh(pssh, name, key)));
        for (String field : List.of(
                "ContentProtectionData", "URIExtXKey", "HLSSignalingData", "SmoothStreamingProtectionHeaderData")) {
            all(system, field).forEach(element -> parts.add(Part.of(field, content(element))));
        }
        notes.parts.add(Part.of("DRMSystem", name + " " + systemId, parts));
    }

    private Part pssh(Element element, String name, Optional<UUID> key) {
        Optional<byte[]> box = DrmText.base64(element.getTextContent()).filter(bytes -> PsshReader.isAt(bytes, 0));
        if (box.isEmpty()) {
            notes.problem("The PSSH of " + name + " is no box in base64.");
            return Part.of("PSSH", "no box").as(Part.State.WRONG);
        }
        Reading read = PsshReader.read(box.get(), keys);
        notes.keyIds.addAll(read.keyIds());
        notes.problems.addAll(read.problems());
        boolean isOther = key.isPresent()
                && !read.keyIds().isEmpty()
                && read.keyIds().stream().noneMatch(id -> id.id().equals(key.get()));
        if (isOther) {
            notes.problem("The PSSH of " + name + " names "
                    + read.keyIds().getFirst().id() + ", its DRMSystem names " + key.get() + ".");
        }
        return Part.of("PSSH", read.kind() + ", " + read.bytes() + " bytes", read.parts())
                .as(isOther ? Part.State.WRONG : Part.State.READ);
    }

    private void rule(Element rule) {
        List<Part> parts = new ArrayList<>();
        NodeList inner = rule.getElementsByTagNameNS("*", "*");
        IntStream.range(0, inner.getLength())
                .mapToObj(i -> (Element) inner.item(i))
                .forEach(filter -> parts.add(Part.of(filter.getLocalName(), attributeText(filter))));
        notes.parts.add(Part.of("ContentKeyUsageRule", attributeText(rule), parts));
    }

    private void attributes(Element element) {
        notes.parts.add(Part.of(element.getLocalName(), attributeText(element)));
    }

    private static String attributeText(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(element.getAttributes()::item)
                .map(a -> Map.entry(a.getNodeName(), a.getNodeValue()))
                .map(a -> a.getKey() + "=" + a.getValue())
                .reduce("", (all, one) -> all.isEmpty() ? one : all + " " + one);
    }

    private static String content(Element element) {
        String text = element.getTextContent().strip();
        String decoded = DrmText.base64(text)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(text);
        return decoded.chars().anyMatch(c -> c == '\uFFFD') ? text : decoded.strip();
    }

    private Optional<UUID> id(Element element) {
        String text = element.getAttribute("kid");
        Optional<UUID> id = uuid(text);
        if (id.isEmpty()) {
            notes.problem("kid '" + text + "' of " + element.getLocalName() + " is no UUID.");
        }
        return id;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Element> elements(Document document, String name) {
        return list(document.getElementsByTagNameNS("*", name));
    }

    private static List<Element> all(Element parent, String name) {
        return list(parent.getElementsByTagNameNS("*", name));
    }

    private static Optional<Element> first(Element parent, String name) {
        return all(parent, name).stream().findFirst();
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}

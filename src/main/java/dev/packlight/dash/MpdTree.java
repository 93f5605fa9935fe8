package dev.packlight.dash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The elements of an MPD by parent and name; each parent is gone through once, however often it is asked. */
final class MpdTree {

    private final Map<Element, Map<String, List<Element>>> known = new IdentityHashMap<>();

    List<Element> children(Element parent, String name) {
        return known.computeIfAbsent(parent, MpdTree::byName).getOrDefault(name, List.of());
    }

    private static Map<String, List<Element>> byName(Element parent) {
        Map<String, List<Element>> found = new HashMap<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.computeIfAbsent(element.getLocalName(), key -> new ArrayList<>())
                        .add(element);
            }
        }
        return found;
    }

    /** The attribute of the first element of {@code chain} that has it. */
    static Optional<String> attribute(List<Element> chain, String name) {
        return chain.stream()
                .filter(e -> e.hasAttribute(name))
                .map(e -> e.getAttribute(name))
                .findFirst();
    }
}

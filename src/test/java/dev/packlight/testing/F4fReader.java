package dev.packlight.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads HDS from Adobe's F4M and F4V specifications alone and gives FLV files; shares nothing with the writers. */
public final class F4fReader {

    private static final byte[] FLV_HEADER = {'F', 'L', 'V', 1, 5, 0, 0, 0, 9, 0, 0, 0, 0};

    private F4fReader() {}

    /** An FLV file for each stream of a manifest, by the stream's address. */
    public static Map<String, byte[]> streams(String manifest, SmoothReader.Fetch fetch) throws Exception {
        Map<String, byte[]> found = new LinkedHashMap<>();
        Element root = parse(manifest);
        NodeList media = root.getElementsByTagName("media");
        for (int i = 0; i < media.getLength(); i++) {
            Element entry = (Element) media.item(i);
            if (entry.hasAttribute("href")) {
                String href = entry.getAttribute("href");
                String folder = href.substring(0, href.lastIndexOf('/') + 1);
                Element inner = parse(new String(fetch.get(href), StandardCharsets.UTF_8));
                Element stream = (Element) inner.getElementsByTagName("media").item(0);
                found.put(folder + stream.getAttribute("url"), flv(inner, folder + stream.getAttribute("url"), fetch));
            } else {
                found.put(entry.getAttribute("url"), flv(root, entry.getAttribute("url"), fetch));
            }
        }
        return found;
    }

    /** Addresses of stream-level manifests, or of every fragment. */
    public static List<String> addresses(String manifest) throws Exception {
        Element root = parse(manifest);
        List<String> found = new ArrayList<>();
        NodeList media = root.getElementsByTagName("media");
        for (int i = 0; i < media.getLength(); i++) {
            Element entry = (Element) media.item(i);
            if (entry.hasAttribute("href")) {
                found.add(entry.getAttribute("href"));
            } else {
                int count = fragments(bootstrap(root, entry.getAttribute("url")));
                for (int n = 1; n <= count; n++) {
                    found.add(entry.getAttribute("url") + "Seg1-Frag" + n);
                }
            }
        }
        return found;
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    /** The bootstrap that the stream with an address names. */
    private static byte[] bootstrap(Element manifest, String url) {
        NodeList media = manifest.getElementsByTagName("media");
        NodeList infos = manifest.getElementsByTagName("bootstrapInfo");
        for (int m = 0; m < media.getLength(); m++) {
            for (int i = 0; i < infos.getLength(); i++) {
                Element entry = (Element) media.item(m);
                Element info = (Element) infos.item(i);
                if (entry.getAttribute("url").equals(url)
                        && info.getAttribute("id").equals(entry.getAttribute("bootstrapInfoId"))) {
                    return Base64.getDecoder().decode(info.getTextContent().strip());
                }
            }
        }
        throw new AssertionError("no bootstrap for " + url);
    }

    private static byte[] flv(Element manifest, String url, SmoothReader.Fetch fetch) throws Exception {
        byte[] bootstrap = bootstrap(manifest, url);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(FLV_HEADER);
        int count = fragments(bootstrap);
        for (int n = 1; n <= count; n++) {
            byte[] fragment = fetch.get(url + "Seg1-Frag" + n);
            ByteBuffer in = ByteBuffer.wrap(fragment);
            int at = 0;
            while (!type(fragment, at).equals("mdat")) {
                at += in.getInt(at);
            }
            if (at + in.getInt(at) != fragment.length) {
                throw new AssertionError("mdat of fragment " + n + " does not end with the fragment");
            }
            out.write(fragment, at + 8, fragment.length - at - 8);
        }
        return out.toByteArray();
    }

    /** Fragments by the segment run table; the fragment run table must agree. */
    private static int fragments(byte[] abst) {
        ByteBuffer in = ByteBuffer.wrap(abst);
        int at = 8 + 4 + 4 + 1 + 4 + 8 + 8 + 1 + 1 + 1 + 1 + 1 + 1;
        if (!type(abst, 0).equals("abst") || !type(abst, at).equals("asrt")) {
            throw new AssertionError("no segment run table where one must be");
        }
        int perSegment = in.getInt(at + 8 + 4 + 1 + 4 + 4);
        at += in.getInt(at) + 1;
        if (!type(abst, at).equals("afrt")) {
            throw new AssertionError("no fragment run table where one must be");
        }
        int runs = in.getInt(at + 8 + 4 + 4 + 1);
        int first = in.getInt(at + 8 + 4 + 4 + 1 + 4);
        int lastFirst = in.getInt(at + 8 + 4 + 4 + 1 + 4 + 16 * (runs - 2));
        if (first != 1 || lastFirst > perSegment) {
            throw new AssertionError("the fragment run table begins with " + first + " and ends with " + lastFirst
                    + " of " + perSegment);
        }
        return perSegment;
    }

    private static String type(byte[] bytes, int at) {
        return new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
    }
}

package dev.packlight.testing;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads client manifests and fragments from MS-SSTR alone; shares nothing with the writers. */
public final class SmoothReader {

    private static final String TFXD = "6d1d9b0542d544e680e2141daff757b2";

    private SmoothReader() {}

    /** Gets the bytes at an address relative to the manifest. */
    @FunctionalInterface
    public interface Fetch {
        byte[] get(String address) throws Exception;
    }

    /** One sample of a fragment. */
    public record Sample(int size, long durationTicks, long offsetTicks, boolean isSync) {}

    /** One fragment: its time by the {@code tfxd} box, its samples, and what {@code mdat} holds. */
    public record Fragment(long startTicks, long durationTicks, List<Sample> samples, byte[] media) {}

    /** Every fragment of every quality level, by the address of the level's first one. */
    public static Map<String, List<Fragment>> fragments(String manifest, Fetch fetch) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        Map<String, List<Fragment>> found = new LinkedHashMap<>();
        NodeList indexes = root.getElementsByTagName("StreamIndex");
        for (int i = 0; i < indexes.getLength(); i++) {
            Element index = (Element) indexes.item(i);
            long[][] chunks = chunks(index);
            if (chunks.length != Integer.parseInt(index.getAttribute("Chunks"))) {
                throw new AssertionError(
                        "Chunks is " + index.getAttribute("Chunks") + ", but " + chunks.length + " are listed");
            }
            NodeList levels = index.getElementsByTagName("QualityLevel");
            for (int l = 0; l < levels.getLength(); l++) {
                level(index, ((Element) levels.item(l)).getAttribute("Bitrate"), chunks, fetch, found);
            }
        }
        return found;
    }

    /** Every fragment's address. */
    public static List<String> addresses(String manifest) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        List<String> found = new ArrayList<>();
        NodeList indexes = root.getElementsByTagName("StreamIndex");
        for (int i = 0; i < indexes.getLength(); i++) {
            Element index = (Element) indexes.item(i);
            NodeList levels = index.getElementsByTagName("QualityLevel");
            for (int l = 0; l < levels.getLength(); l++) {
                for (long[] chunk : chunks(index)) {
                    found.add(index.getAttribute("Url")
                            .replace("{bitrate}", ((Element) levels.item(l)).getAttribute("Bitrate"))
                            .replace("{start time}", String.valueOf(chunk[0])));
                }
            }
        }
        return found;
    }

    private static void level(
            Element index, String bitrateBps, long[][] chunks, Fetch fetch, Map<String, List<Fragment>> found)
            throws Exception {
        List<Fragment> fragments = new ArrayList<>();
        String first = "";
        for (long[] chunk : chunks) {
            String address = index.getAttribute("Url")
                    .replace("{bitrate}", bitrateBps)
                    .replace("{start time}", String.valueOf(chunk[0]));
            first = first.isEmpty() ? address : first;
            Fragment fragment = fragment(fetch.get(address));
            if (Math.abs(fragment.startTicks - chunk[0]) > 20_000) {
                throw new AssertionError(address + " says that it starts at " + fragment.startTicks);
            }
            fragments.add(fragment);
        }
        found.put(first, fragments);
    }

    private static long[][] chunks(Element index) {
        List<long[]> chunks = new ArrayList<>();
        NodeList list = index.getElementsByTagName("c");
        long time = 0;
        for (int i = 0; i < list.getLength(); i++) {
            Element c = (Element) list.item(i);
            time = c.hasAttribute("t") ? Long.parseLong(c.getAttribute("t")) : time;
            long duration = Long.parseLong(c.getAttribute("d"));
            for (int r = c.hasAttribute("r") ? Integer.parseInt(c.getAttribute("r")) : 1; r > 0; r--) {
                chunks.add(new long[] {time, duration});
                time += duration;
            }
        }
        return chunks.toArray(long[][]::new);
    }

    static Fragment fragment(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int moof = in.getInt();
        List<Sample> samples = new ArrayList<>();
        long[] times = {-1, -1, 0};
        boxes(bytes, 8, moof, samples, times);
        int mdat = ByteBuffer.wrap(bytes).getInt(moof);
        if (times[2] != moof + 8 || moof + mdat != bytes.length) {
            throw new AssertionError("the data offset is " + times[2] + ", the media begins at " + (moof + 8));
        }
        return new Fragment(times[0], times[1], samples, Arrays.copyOfRange(bytes, moof + 8, bytes.length));
    }

    private static void boxes(byte[] bytes, int from, int to, List<Sample> samples, long[] times) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int at = from; at < to; at += in.getInt(at)) {
            String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("traf")) {
                boxes(bytes, at + 8, at + in.getInt(at), samples, times);
            } else if (type.equals("uuid")
                    && java.util.HexFormat.of()
                            .formatHex(bytes, at + 8, at + 24)
                            .equals(TFXD)) {
                times[0] = in.getLong(at + 28);
                times[1] = in.getLong(at + 36);
            } else if (type.equals("trun")) {
                run(in.position(at + 8), samples, times);
            }
        }
    }

    private static void run(ByteBuffer in, List<Sample> samples, long[] times) {
        int flags = in.getInt() & 0xFFFFFF;
        int count = in.getInt();
        times[2] = in.getInt();
        for (int i = 0; i < count; i++) {
            long duration = in.getInt();
            int size = in.getInt();
            boolean sync = (in.getInt() & 0x10000) == 0;
            samples.add(new Sample(size, duration, (flags & 0x800) != 0 ? in.getInt() : 0, sync));
        }
    }
}

package dev.packlight.delivery;

import dev.packlight.isobmff.InitSegment;
import dev.packlight.isobmff.MediaSegment;
import dev.packlight.isobmff.TextSegment;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import dev.packlight.subtitles.Imsc1;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Fragmented MP4 of a rendition, as every protocol on that container sends it. */
public final class Fmp4 {

    /** CMAF (ISO/IEC 23000-19 §7.2). */
    public static final List<String> CMAF_BRANDS = List.of("cmfc", "iso6", "mp41");
    /** Common Streaming Format: the ISO live profile of DASH. */
    public static final List<String> CSF_BRANDS = List.of("iso6", "dash", "mp41");

    /** {@code CODECS} element of IMSC1 text in {@code stpp} tracks. */
    public static final String TEXT_CODECS = "stpp.ttml.im1t";

    private Fmp4() {}

    /** Segment {@code segment} of a subtitle track: one IMSC1 document. */
    public static byte[] textFragment(TextRendition text, SegmentTimeline timeline, int segment) {
        long start = timeline.start(segment);
        long end = timeline.end(segment);
        return TextSegment.write(
                segment + 1,
                start,
                end - start,
                Imsc1.document(text.cues(), start, end, text.language()).getBytes(StandardCharsets.UTF_8));
    }

    /** The key frame that a fragment begins with, alone, shown as long as the fragment lasts: for trick play. */
    public static Body keyFrame(Rendition rendition, int index) {
        Cut cut = rendition.fragments();
        byte[] header = MediaSegment.keyFrameHeader(cut, index);
        int first = cut.firstSample(index);
        return Body.of(new Body.Bytes(header, 0, header.length), samples(rendition, first, first + 1));
    }

    /** @param entryType type of the sample entry */
    public static byte[] init(Rendition rendition, List<String> brands, String entryType) {
        return InitSegment.write(rendition.fragments(), brands, entryType);
    }

    /** Fragment {@code index}: its header is written once, its samples are sent from where they lie. */
    public static Body fragment(Rendition rendition, int index) {
        Cut cut = rendition.fragments();
        byte[] header = MediaSegment.header(cut, index);
        return Body.of(
                new Body.Bytes(header, 0, header.length),
                samples(rendition, cut.firstSample(index), cut.endSample(index)));
    }

    public static long fragmentBytes(Rendition rendition, int index) {
        return MediaSegment.headerBytes(rendition.fragments(), index)
                + rendition.fragments().bytes(index);
    }

    /** Bytes from the fragment's start to the end of its first sample. */
    public static long keyFrameBytes(Rendition rendition, int index) {
        return MediaSegment.headerBytes(rendition.fragments(), index)
                + rendition.track().samples().size(rendition.fragments().firstSample(index));
    }

    /** The samples {@code from} to {@code to} from where they lie. */
    public static Body.Stretches samples(Rendition rendition, int from, int to) {
        Collector collector = new Collector();
        rendition.track().samples().forEachStretch(from, to, collector::add);
        return new Body.Stretches(
                rendition.source(), Arrays.copyOf(collector.stretches, collector.used), collector.bytes);
    }

    private static final class Collector {
        private long[] stretches = new long[64];
        private int used;
        private long bytes;

        void add(long offset, long length) {
            if (used == stretches.length) {
                stretches = Arrays.copyOf(stretches, used * 2);
            }
            stretches[used++] = offset;
            stretches[used++] = length;
            bytes += length;
        }
    }
}

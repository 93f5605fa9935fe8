package dev.packlight.packaging;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.codec.FlvForm;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.Rendition;
import dev.packlight.isobmff.BoxWriter;
import dev.packlight.media.SampleTable;
import dev.packlight.segmentation.TrackTiming;
import java.util.ArrayList;
import java.util.List;

/**
 * One fragment: {@code afra}, {@code moof}, and {@code mdat} full of FLV tags in order of decoding (F4V 10.1 Annex C,
 * E.4).
 *
 * <p>Tag headers are made here; samples are sent from where they lie.
 */
final class F4fFragment {

    private static final int AUDIO_TAG = 8;
    private static final int VIDEO_TAG = 9;
    private static final int TAG_HEADER = 11;
    /** Length of the tag before, behind each tag. */
    private static final int TAG_END = 4;

    private static final int VIDEO_FIELDS = 5;
    private static final int AUDIO_FIELDS = 2;
    private static final int TICKS_PER_SECOND = 1000;
    /** {@code afra} with one entry, {@code moof} with its header alone, the header of {@code mdat}. */
    private static final int HEAD_BYTES = 33 + 24 + 8;

    private final FlvTimes times;
    private final int index;
    private final Tags main;
    private final List<Tags> sound;
    private final ByteWriter text = new ByteWriter(4096);
    private final List<Sample> samples = new ArrayList<>();

    /** A sample, and how much is written before it. */
    private record Sample(int behind, Body.Stretches bytes) {}

    /** The samples of one rendition in this fragment. */
    private record Tags(Rendition rendition, FlvForm form, int first, int end) {

        static Tags of(Rendition rendition, int first, int end) {
            return new Tags(rendition, FlvContainer.form(rendition), first, end);
        }

        int fieldBytes() {
            return rendition.isVideo() ? VIDEO_FIELDS : AUDIO_FIELDS;
        }

        /** Of the samples and of the configuration before them. */
        long bytes() {
            long tags = 1L + end - first;
            return tags * (TAG_HEADER + fieldBytes() + TAG_END)
                    + form.configuration().length
                    + rendition.track().samples().bytes(first, end);
        }
    }

    F4fFragment(Multiplex multiplex, FlvTimes times, int index) {
        this.times = times;
        this.index = index;
        this.main = Tags.of(
                multiplex.main(), times.cut().firstSample(index), times.cut().endSample(index));
        this.sound = multiplex.sound().stream()
                .map(r -> Tags.of(r, times.firstSound(r.timing(), index), times.firstSound(r.timing(), index + 1)))
                .toList();
    }

    long bytes() {
        return HEAD_BYTES + main.bytes() + sound.stream().mapToLong(Tags::bytes).sum();
    }

    Body body() {
        text.raw(head(bytes() - HEAD_BYTES));
        configuration(main);
        sound.forEach(this::configuration);
        tags();
        return between(text.toByteArray());
    }

    /** The samples, each in its place between what was written. */
    private Body between(byte[] written) {
        List<Body.Part> parts = new ArrayList<>(2 * samples.size() + 1);
        int at = 0;
        for (Sample sample : samples) {
            parts.add(new Body.Bytes(written, at, sample.behind - at));
            parts.add(sample.bytes);
            at = sample.behind;
        }
        parts.add(new Body.Bytes(written, at, written.length - at));
        return new Body(parts);
    }

    private byte[] head(long mediaBytes) {
        BoxWriter boxes = new BoxWriter(HEAD_BYTES);
        ByteWriter out = boxes.out();
        boxes.fullBox(
                "afra",
                0,
                0,
                () -> out.u8(0)
                        .u32(TICKS_PER_SECOND)
                        .u32(1)
                        .u64(times.startMs(index))
                        .u32(0));
        boxes.box("moof", () -> boxes.fullBox("mfhd", 0, 0, () -> out.u32(index + 1)));
        return boxes.header("mdat", mediaBytes).toByteArray();
    }

    private void configuration(Tags tags) {
        byte[] configuration = tags.form.configuration();
        int size = configuration.length + tags.fieldBytes();
        boolean video = tags.rendition.isVideo();
        tagHeader(video ? VIDEO_TAG : AUDIO_TAG, size, times.startMs(index));
        if (video) {
            text.u8(0x10 | tags.form.header()).u32(0);
        } else {
            text.u8(tags.form.header()).u8(0);
        }
        text.raw(configuration).u32(TAG_HEADER + size);
    }

    /** Samples of both streams in order of decoding. */
    private void tags() {
        int next = main.first;
        int nextSound = sound.isEmpty() ? 0 : sound.getFirst().first;
        int endSound = sound.isEmpty() ? 0 : sound.getFirst().end;
        while (next < main.end || nextSound < endSound) {
            boolean soundFirst = nextSound < endSound
                    && (next >= main.end
                            || sound.getFirst().rendition.timing().presentationTicks(nextSound)
                                    < main.rendition.timing().decodeTicks(next));
            if (soundFirst) {
                sample(sound.getFirst(), nextSound++);
            } else {
                sample(main, next++);
            }
        }
    }

    private void sample(Tags tags, int sample) {
        TrackTiming timing = tags.rendition.timing();
        SampleTable table = tags.rendition.track().samples();
        boolean video = tags.rendition.isVideo();
        int size = table.sizeBytes(sample) + tags.fieldBytes();
        long decode = times.movedMs(video ? timing.decodeTicks(sample) : timing.presentationTicks(sample));
        tagHeader(video ? VIDEO_TAG : AUDIO_TAG, size, Math.max(0, decode));
        if (video) {
            text.u8((table.isSync(sample) ? 0x10 : 0x20) | tags.form.header())
                    .u8(1)
                    .u24((int) (times.movedMs(timing.presentationTicks(sample)) - decode));
        } else {
            text.u8(tags.form.header()).u8(1);
        }
        Body.Stretches bytes =
                Body.Stretches.of(tags.rendition.source(), table.offsetBytes(sample), table.sizeBytes(sample));
        samples.add(new Sample(text.length(), bytes));
        text.u32(TAG_HEADER + size);
    }

    private void tagHeader(int type, int size, long ms) {
        text.u8(type).u24(size).u24((int) ms & 0xFF_FFFF).u8((int) (ms >> 24)).u24(0);
    }
}

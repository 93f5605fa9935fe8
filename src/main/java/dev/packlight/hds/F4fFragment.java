package dev.packlight.hds;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.codec.FlvForm;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.SampleTable;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.TrackTiming;
import java.util.ArrayList;
import java.util.List;

/**
 * One fragment: {@code afra}, {@code moof}, and {@code mdat} full of FLV tags in order of decoding (F4V 10.1 Annex C, E.4).
 *
 * <p>Tag headers are made here; samples are sent from where they lie.
 */
final class F4fFragment {

    private static final int AUDIO_TAG = 8;
    private static final int VIDEO_TAG = 9;
    private static final int TAG_HEADER = 11;

    private final HdsStream stream;
    private final int index;
    private final FlvForm mainForm;
    private final FlvForm soundForm;
    private final List<Body.Part> parts = new ArrayList<>();
    private ByteWriter text = new ByteWriter(256);

    F4fFragment(HdsStream stream, int index) {
        this.stream = stream;
        this.index = index;
        this.mainForm = HdsStream.form(stream.main());
        this.soundForm = stream.audio().map(HdsStream::form).orElse(mainForm);
    }

    Body body() {
        configuration(stream.main());
        stream.audio().ifPresent(this::configuration);
        tags();
        flush();
        long media = parts.stream().mapToLong(Body.Part::length).sum();
        byte[] head = head(media);
        parts.addFirst(new Body.Bytes(head, 0, head.length));
        return new Body(parts);
    }

    private byte[] head(long mediaBytes) {
        ByteWriter out = new ByteWriter(128);
        Bootstrap.box(
                out,
                "afra",
                b -> b.u8(0).u32(1000).u32(1).u64(stream.startMs(index)).u32(0));
        int moof = out.length();
        out.u32(0).text("moof");
        Bootstrap.box(out, "mfhd", b -> b.u32(index + 1));
        out.patch32(moof, out.length() - moof);
        return out.u32(8 + mediaBytes).text("mdat").toByteArray();
    }

    private void configuration(Rendition rendition) {
        FlvForm form = rendition == stream.main() ? mainForm : soundForm;
        boolean video = rendition.isVideo();
        int size = form.configuration().length + (video ? 5 : 2);
        tagHeader(video ? VIDEO_TAG : AUDIO_TAG, size, stream.startMs(index));
        if (video) {
            text.u8(0x10 | form.header()).u32(0);
        } else {
            text.u8(form.header()).u8(0);
        }
        text.raw(form.configuration()).u32(TAG_HEADER + size);
    }

    /** Samples of both streams in order of decoding. */
    private void tags() {
        Rendition picture = stream.main();
        Cut cut = stream.cut();
        int next = cut.firstSample(index);
        int end = cut.endSample(index);
        Rendition sound = stream.audio().orElse(picture);
        boolean mixed = stream.audio().isPresent();
        int nextSound = mixed ? stream.firstSound(sound, index) : 0;
        int endSound = mixed ? stream.firstSound(sound, index + 1) : 0;
        while (next < end || nextSound < endSound) {
            boolean soundFirst = nextSound < endSound
                    && (next >= end
                            || sound.timing().presentation(nextSound)
                                    < picture.timing().decode(next));
            if (soundFirst) {
                sample(sound, nextSound++);
            } else {
                sample(picture, next++);
            }
        }
    }

    private void sample(Rendition rendition, int sample) {
        TrackTiming timing = rendition.timing();
        SampleTable samples = rendition.track().samples();
        boolean video = rendition.isVideo();
        int size = samples.size(sample) + (video ? 5 : 2);
        long decode = HdsStream.ms((video ? timing.decode(sample) : timing.presentation(sample)) + stream.shiftTicks());
        tagHeader(video ? VIDEO_TAG : AUDIO_TAG, size, Math.max(0, decode));
        int form = (rendition == stream.main() ? mainForm : soundForm).header();
        if (video) {
            text.u8((samples.isSync(sample) ? 0x10 : 0x20) | form).u8(1).u24((int)
                    (HdsStream.ms(timing.presentation(sample) + stream.shiftTicks()) - decode));
        } else {
            text.u8(form).u8(1);
        }
        flush();
        parts.add(Body.Stretches.of(rendition.source(), samples.offset(sample), samples.size(sample)));
        text.u32(TAG_HEADER + size);
    }

    private void tagHeader(int type, int size, long ms) {
        text.u8(type).u24(size).u24((int) ms & 0xFF_FFFF).u8((int) (ms >> 24)).u24(0);
    }

    private void flush() {
        byte[] bytes = text.toByteArray();
        parts.add(new Body.Bytes(bytes, 0, bytes.length));
        text = new ByteWriter(64);
    }
}

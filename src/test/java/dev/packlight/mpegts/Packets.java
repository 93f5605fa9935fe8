package dev.packlight.mpegts;

import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.mpegts.TsStream.Clock;
import dev.packlight.segmentation.Cut;
import dev.packlight.testing.Boxes;
import dev.packlight.testing.SyntheticAsset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** Lays renditions out and makes their packets, without a container. */
final class Packets {

    private static final int FEW = 5 * 188;

    private Packets() {}

    static TsStream stream(Rendition rendition, Cut cut, Clock clock) throws Exception {
        var description = rendition.track().description();
        return TsStream.of(
                cut,
                rendition.source(),
                rendition.codec().elementaryStream(description).orElseThrow(),
                rendition
                        .codec()
                        .units(description, rendition.track().samples(), rendition.source())
                        .orElseThrow(),
                clock);
    }

    static TsLayout both(Rendition picture, Rendition sound) throws Exception {
        return new TsLayout(List.of(
                stream(picture, picture.segments(), Clock.CARRIED), stream(sound, sound.segments(), Clock.ELSEWHERE)));
    }

    /** One segment, made a few packets at a time. */
    static byte[] segment(TsLayout layout, int segment) throws IOException {
        return rest(new TsSegment(layout, segment));
    }

    /** What is left of a segment. */
    static byte[] rest(TsSegment packets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer some = ByteBuffer.allocate(FEW);
        boolean more = true;
        while (more) {
            more = packets.fill(some.clear());
            out.write(some.array(), 0, some.position());
        }
        return out.toByteArray();
    }

    /** Pictures of which each tenth is a key frame, 25 a second. */
    static Presentation film(SampleDescription description, List<byte[]> pictures) throws Exception {
        SampleTableBuilder table = new SampleTableBuilder(
                        pictures.stream().mapToLong(p -> p.length).toArray())
                .addTimes(pictures.size(), 512)
                .addChunk(0, pictures.size());
        table.syncSamples(
                IntStream.range(0, pictures.size()).filter(i -> i % 10 == 0).toArray());
        Track track = new Track(
                1, TrackKind.VIDEO, description, new Timescale(12_800), "und", Edit.NONE, 0, table.build(), "");
        byte[] bytes = Boxes.join(pictures.toArray(byte[][]::new));
        return new SyntheticAsset().track(track, bytes, 512L * pictures.size()).present();
    }
}

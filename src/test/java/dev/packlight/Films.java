package dev.packlight;

import dev.packlight.app.Formats;
import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.catalog.SourceSet;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryRequest;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.hls.HlsParser;
import dev.packlight.hls.HlsPlaylist;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.SampleAssets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Films of the pains of packagers, and what is asked of them without a server. */
final class Films {

    private Films() {}

    static Presentation aurora() throws Exception {
        return presentation(SampleAssets.ROOT.resolve("aurora/aurora.ism"));
    }

    static Presentation azure() throws Exception {
        return presentation(SampleAssets.shared("abr-azure-bbb").resolve("BigBuckBunny_3400.ism"));
    }

    static Presentation voices() throws Exception {
        return presentation(SampleAssets.ROOT.resolve("voices/voices.ism"));
    }

    static Presentation presentation(Path path) throws Exception {
        OpenAsset open = (path.toString().endsWith(".ism")
                        ? SourceSet.serverManifest(path)
                        : SourceSet.singleFile(path))
                .open(new MediaFiles());
        return Presentations.of(open.asset(), open.bytes(), Decisions.ORIGINAL);
    }

    static byte[] get(Presentation presentation, String below) throws Exception {
        DeliveryRequest request =
                DeliveryRequest.parse("/L/" + presentation.asset().name() + ".ism/" + below);
        return BodyReader.bytes(Formats.all().stream()
                .filter(f -> f.claims(request))
                .findFirst()
                .orElseThrow()
                .respond(presentation, request)
                .body());
    }

    static String text(Presentation presentation, String below) throws Exception {
        return new String(get(presentation, below), StandardCharsets.UTF_8);
    }

    static HlsPlaylist.Multivariant master(Presentation presentation, String format) throws Exception {
        return (HlsPlaylist.Multivariant) HlsParser.parse(text(presentation, "manifest(format=" + format + ")"));
    }

    static List<String> playlists(Presentation presentation, String format) throws Exception {
        HlsPlaylist.Multivariant master = master(presentation, format);
        return Stream.concat(
                        master.variants().stream().map(HlsPlaylist.Variant::uri),
                        master.renditions().stream().map(HlsPlaylist.Rendition::uri))
                .distinct()
                .toList();
    }

    static int indexOf(byte[] bytes, String type) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(type);
    }

    static Track video(int fps, int frames, int gop) {
        long[] sizes = new long[frames];
        Arrays.fill(sizes, 100);
        SampleTableBuilder table =
                new SampleTableBuilder(sizes).addTimes(frames, 1).addChunk(0, frames);
        table.syncSamples(IntStream.iterate(0, i -> i < frames, i -> i + gop).toArray());
        return new Track(
                1,
                TrackKind.VIDEO,
                new SampleDescription("avc1", Map.of(), 0, 0, 0, 0),
                new Timescale(fps),
                "und",
                Edit.NONE,
                0,
                table.build(),
                "");
    }
}

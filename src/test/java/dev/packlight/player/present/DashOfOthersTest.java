package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Ticks;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.testing.FFmpegProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What FFmpeg's own DASH muxer writes, and MPDs by hand with indexes, periods and base addresses, play. */
class DashOfOthersTest extends ForeignStreams {

    @Test
    void dash_templatesListsAndRanges_play() throws Exception {
        dash("timeline/index.mpd");
        Files.createDirectories(folder.resolve("time"));
        FFmpegProgram.convert(List.of(
                "-t",
                SECONDS,
                "-i",
                SMALL.toString(),
                "-map",
                "0:v",
                "-c",
                "copy",
                "-f",
                "dash",
                "-seg_duration",
                "2",
                "-media_seg_name",
                "s$RepresentationID$-$Time$.m4s",
                folder.resolve("time/index.mpd").toString()));
        dash("number/index.mpd", "-use_timeline", "0");
        dash("list/index.mpd", "-use_template", "0");
        dash("ranges/index.mpd", "-use_template", "0", "-single_file", "1");
        assertPlays(
                6,
                "/files/timeline/index.mpd",
                "/files/time/index.mpd",
                "/files/number/index.mpd",
                "/files/list/index.mpd",
                "/files/ranges/index.mpd",
                "/moved/ranges/index.mpd",
                "/zipped/number/index.mpd");
    }

    @Test
    void dash_segmentIndexesPeriodsAndBaseAddresses_play() throws Exception {
        index(SMALL, "0:v", "demand/video.mp4");
        index(SMALL, "0:a", "demand/audio.mp4");
        String base = "<BaseURL>" + server.at("/files/") + "</BaseURL>";
        String period = set("video", "video.mp4") + set("audio", "audio.mp4");
        mpd("one.mpd", 6, base + "<Period><BaseURL>demand/</BaseURL>" + period + "</Period>");
        mpd(
                "two.mpd",
                12,
                "<Period duration=\"PT6S\"><BaseURL>demand/</BaseURL>" + period + "</Period><Period>" + base
                        + "<BaseURL>ignored/</BaseURL>" + period.replace("<BaseURL>", "<BaseURL>/files/demand/")
                        + "</Period>");
        assertPlays(6, "/files/one.mpd");
        try (Watched two = Watched.load("/files/two.mpd")) {
            assertThat(Ticks.seconds(two.await(s -> s.positionTicks() > 0).durationTicks()))
                    .isEqualTo(12);
            two.player().seek(Ticks.ofSeconds(5));
            two.await(s -> Ticks.seconds(s.positionTicks()) > 7);
            two.player().seek(Ticks.ofSeconds(11));
            two.await(s -> s.status() == Status.ENDED);
        }
    }

    /** A file with its {@code sidx} in front, as on-demand services have it. */
    private static void index(Path source, String stream, String target) throws Exception {
        Path file = folder.resolve(target);
        Files.createDirectories(file.getParent());
        FFmpegProgram.convert(List.of(
                "-t",
                SECONDS,
                "-i",
                source.toString(),
                "-map",
                stream,
                "-c",
                "copy",
                "-movflags",
                "+dash+global_sidx+frag_keyframe",
                "-frag_duration",
                "2000000",
                "-f",
                "mp4",
                file.toString()));
    }

    private static String set(String type, String file) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve("demand").resolve(file));
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int start = text.indexOf("sidx") - 4;
        int size = java.nio.ByteBuffer.wrap(bytes).getInt(start);
        return "<AdaptationSet contentType=\"" + type + "\" mimeType=\"" + type + "/mp4\"><Representation id=\"" + type
                + "\" bandwidth=\"180000\" height=\"234\"><BaseURL>" + file + "</BaseURL><SegmentBase indexRange=\""
                + start
                + "-" + (start + size - 1) + "\"><Initialization range=\"0-" + (start - 1)
                + "\"/></SegmentBase></Representation></AdaptationSet>";
    }

    private static void mpd(String name, int seconds, String content) throws Exception {
        Files.writeString(
                folder.resolve(name),
                "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT" + seconds
                        + "S\">" + content + "</MPD>");
    }
}

package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Ticks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What FFmpeg's own HLS muxer writes, and what is put together of it by hand, plays. */
class HlsOfOthersTest extends ForeignStreams {

    @Test
    void hls_transportStreamsAndFragments_filesAndRanges_play() throws Exception {
        hls("ts/index.m3u8");
        hls("fmp4/index.m3u8", "-hls_segment_type", "fmp4");
        hls("ts-ranges/index.m3u8", "-hls_flags", "single_file");
        hls("fmp4-ranges/index.m3u8", "-hls_segment_type", "fmp4", "-hls_flags", "single_file");
        hls(
                "absolute/index.m3u8",
                "-hls_base_url",
                server.at("/files/absolute/").toString());
        assertPlays(
                6,
                "/files/ts/index.m3u8",
                "/files/fmp4/index.m3u8",
                "/files/ts-ranges/index.m3u8",
                "/files/fmp4-ranges/index.m3u8",
                "/files/absolute/index.m3u8",
                "/moved/ts/index.m3u8",
                "/zipped/ts/index.m3u8");
    }

    @Test
    void hls_variantsWithSoundApart_playThroughRedirects() throws Exception {
        Files.createDirectories(folder.resolve("master"));
        mux(
                List.of(SMALL, LARGE),
                "-f",
                "hls",
                "-hls_time",
                "2",
                "-hls_playlist_type",
                "vod",
                "-var_stream_map",
                "v:0,agroup:a v:1,agroup:a a:0,agroup:a",
                "-master_pl_name",
                "master.m3u8",
                "master/v%v.m3u8");
        assertPlays(6, "/files/master/master.m3u8", "/moved/master/master.m3u8", "/zipped/master/master.m3u8");
        try (Watched two = Watched.load("/files/master/master.m3u8")) {
            assertThat(two.await(s -> !s.rungs().isEmpty()).rungs()).hasSize(2);
        }
    }

    @Test
    void hls_discontinuities_playOnWithTheNextClock() throws Exception {
        hls("first/index.m3u8");
        hls("second/index.m3u8", "-hls_segment_type", "fmp4");
        String joined = playlist("first", "")
                + playlist("second", "#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"second/init.mp4\"\n")
                + playlist("second", "#EXT-X-DISCONTINUITY\n");
        Files.writeString(
                folder.resolve("joined.m3u8"),
                "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:3\n" + joined + "#EXT-X-ENDLIST\n");
        try (Watched one = Watched.load("/files/joined.m3u8")) {
            assertThat(Ticks.seconds(one.await(s -> s.positionTicks() > 0).durationTicks()))
                    .isBetween(17.5, 18.5);
            one.player().seek(Ticks.ofSeconds(5));
            one.await(s -> Ticks.seconds(s.positionTicks()) > 7);
            one.player().seek(Ticks.ofSeconds(11));
            one.await(s -> Ticks.seconds(s.positionTicks()) > 13);
            assertThat(one.player().state().statistics().rebuffers()).isZero();
        }
    }

    /** The segments of a media playlist, beside the folder that it lies in. */
    private static String playlist(String name, String before) throws Exception {
        StringBuilder text = new StringBuilder(before);
        for (String line : Files.readAllLines(folder.resolve(name).resolve("index.m3u8"))) {
            if (line.startsWith("#EXTINF")) {
                text.append(line).append('\n');
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                text.append(name).append('/').append(line).append('\n');
            }
        }
        return text.toString();
    }

    /** Init segments of the same name in two folders are two. */
    @Test
    void hls_switchBetweenRungsWithInitSegmentsOfOneName_decodesBoth() throws Exception {
        for (Path rung : List.of(SMALL, LARGE)) {
            mux(
                    List.of(rung),
                    "-f",
                    "hls",
                    "-hls_time",
                    "2",
                    "-hls_playlist_type",
                    "vod",
                    "-hls_segment_type",
                    "fmp4",
                    rung.equals(SMALL) ? "low/index.m3u8" : "high/index.m3u8");
        }
        Files.writeString(folder.resolve("rungs.m3u8"), """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=200000,RESOLUTION=416x234,CODECS="avc1.42c00d,mp4a.40.2"
                low/index.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=400000,RESOLUTION=640x360,CODECS="avc1.4d401e,mp4a.40.2"
                high/index.m3u8
                """);
        try (Watched rungs = Watched.load("/files/rungs.m3u8")) {
            for (int rung : new int[] {0, 1, 0}) {
                rungs.player().lock(OptionalInt.of(rung));
                rungs.player().seek(Ticks.ofSeconds(rung));
                rungs.await(s -> s.currentRung().equals(OptionalInt.of(rung)));
            }
        }
    }
}

package dev.packlight.testing;

import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.protection.ContentKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * Ten seconds of two H.264 rungs and of AAC with figures that are simple to reckon with: 25 pictures a second of 40
 * bytes, a key frame every two seconds, 40 bytes a frame of sound. Nothing of it is read from a disk.
 */
public final class SmallFilm {

    /** 416x234, Constrained Baseline 1.3. */
    public static final SampleDescription SMALL =
            avc(416, 234, "0142c00dffe1001b6742c00dd981a1ff93016a020202800000030080000019078a153401000568c9632c80");
    /** 1280x720, High 3.1. */
    public static final SampleDescription LARGE = avc(
            1280,
            720,
            "0164001fffe1001c6764001facd9805005bb016a020202800000030080000019078c18cd01000568e97b2c8bfdf8f800");
    /** AAC-LC, 48 kHz, stereo. */
    public static final SampleDescription SOUND = new SampleDescription(
            "mp4a",
            Map.of(
                    "esds",
                    HexFormat.of()
                            .parseHex("000000000380808025000200048080801740150000000001770000003ce3"
                                    + "0580808005119056e500068080800102")),
            0,
            0,
            2,
            48_000);

    /** E-AC-3, 48 kHz, 5.1. */
    public static final SampleDescription SURROUND =
            new SampleDescription("ec-3", Map.of("dec3", HexFormat.of().parseHex("0600200f00")), 0, 0, 6, 48_000);

    /** FLAC, 48 kHz, stereo, 16 bits. */
    public static final SampleDescription LOSSLESS = new SampleDescription(
            "fLaC",
            Map.of(
                    "dfLa",
                    HexFormat.of()
                            .parseHex("000000008000002210001000000000000000" + "0bb802f000000000" + "00".repeat(16))),
            0,
            0,
            2,
            48_000);

    public static final ContentKey KEY = new ContentKey(
            UUID.fromString("0d2f6f8a-9b5e-4c1d-8c57-8a0f3f6e2b11"),
            "sixteen secret b".getBytes(StandardCharsets.US_ASCII));

    private SmallFilm() {}

    private static SampleDescription avc(int width, int height, String record) {
        return new SampleDescription("avc1", Map.of("avcC", HexFormat.of().parseHex(record)), width, height, 0, 0);
    }

    public static SyntheticAsset asset() {
        return new SyntheticAsset()
                .video(SMALL, 12_800, 512, 250, 50, 0, Edit.NONE)
                .video(LARGE, 12_800, 512, 250, 50, 2, new Edit(0, 512))
                .audio(SOUND, 48_000, 1024, 470, new Edit(0, 1024));
    }

    /** The same with surround sound and English subtitles. */
    public static SyntheticAsset rich() {
        return asset().audio(SURROUND, 48_000, 1536, 313, Edit.NONE)
                .text(
                        "film.en.vtt",
                        "en",
                        "WEBVTT\n\n00:01.000 --> 00:03.000\nHello.\n\n00:08.000 --> 00:09.000\nBye.\n");
    }

    /** Sound alone. */
    public static SyntheticAsset sound() {
        return new SyntheticAsset().audio(SOUND, 48_000, 1024, 470, Edit.NONE);
    }
}

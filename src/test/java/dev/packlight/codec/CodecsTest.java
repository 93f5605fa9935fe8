package dev.packlight.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What configuration records of real files say, against facts that FFprobe and the files' makers give. */
class CodecsTest {

    private static SampleDescription description(String file, TrackKind kind) throws Exception {
        return Mp4Reader.read(MediaFixtures.source(SampleAssets.shared(file)), file)
                .tracks(kind)
                .getFirst()
                .description();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hevc/h265_bframes.mp4 | HEVC | hev1.1.6.L90.90 | 854 | 480 | SDR | 4:2:0
            hevc/hlg10-color-test.mp4 | HEVC | hvc1.2.4.L153 | 1920 | 1080 | HLG | 4:2:0
            av1/hdr10-av1.mp4 | AV1 | av01.0.31M.10.0.110.09.16.09.0 | 720 | 1280 | PQ | 4:2:0
            vp9/bbb_800x640_768kbps_30fps_vp9.mp4 | VP9 | vp09.00.30.08.00.02.02.02.00 | 800 | 640 | SDR | 4:2:0
            editlist/mov-1elist-noctts.mp4 | H.264 | avc1.64001e | 640 | 480 | SDR | 4:2:0
            """)
    void video_ofRealFiles_isDescribed(
            String file, String codec, String rfc6381, int width, int height, String range, String chroma)
            throws Exception {
        SampleDescription d = description(file, TrackKind.VIDEO);
        StreamInfo.Video info = (StreamInfo.Video) Codecs.of(d).orElseThrow().describe(d);
        assertThat(info.codecName()).startsWith(codec);
        assertThat(info.rfc6381()).isEqualTo(rfc6381);
        assertThat(info.widthPixels()).isEqualTo(width);
        assertThat(info.heightPixels()).isEqualTo(height);
        assertThat(info.colour().videoRange()).isEqualTo(range);
        assertThat(info.colour().chroma()).isEqualTo(chroma);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dolby-audio/sample_eac3.mp4 | E-AC-3 | ec-3 | 6 | 48000 | 0
            dolby-audio/sample_eac3joc.mp4 | E-AC-3 with Atmos | ec-3 | 6 | 48000 | 16
            dolby-audio/sample_ac3.mp4 | AC-3 | ac-3 | 6 | 48000 | 0
            dolby-audio/sample_ac4.mp4 | AC-4 | ac-4.02.02.00 | 2 | 48000 | 0
            dts/toothsome-dts.mp4 | DTS | dtsc | 2 | 24000 | 0
            dts/sample_dts_hd_ma.mp4 | DTS | mp4a.A9 | 8 | 48000 | 0
            other-audio/sample_opus.mp4 | Opus | opus | 2 | 48000 | 0
            other-audio/sample_alac.mp4 | ALAC | alac | 1 | 44100 | 0
            vp9/test_av_vp9_mp3_128x128.mp4 | MP3 | mp4a.6B | 1 | 32000 | 0
            """)
    void audio_ofRealFiles_isDescribed(String file, String codec, String rfc6381, int channels, int rate, int objects)
            throws Exception {
        SampleDescription d = description(file, TrackKind.AUDIO);
        StreamInfo.Audio info = (StreamInfo.Audio) Codecs.of(d).orElseThrow().describe(d);
        assertThat(info.codecName()).isEqualTo(codec);
        assertThat(info.rfc6381()).isEqualTo(rfc6381);
        assertThat(info.channels()).as("channels").isEqualTo(channels);
        assertThat(info.sampleRateHz()).isEqualTo(rate);
        assertThat(info.jointObjects()).isEqualTo(objects);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dolbyvision/dovi-p5.mp4 | dvhe.05.04 | ''
            dolbyvision/dolbyVision-hdr.MOV | hvc1.2.4.L93.B0 | dvh1.08.02/db4h
            """)
    void dolbyVision_withAndWithoutBaseLayer_isSignalled(String file, String rfc6381, String supplemental)
            throws Exception {
        SampleDescription d = description(file, TrackKind.VIDEO);
        StreamInfo.Video info = (StreamInfo.Video) Codecs.of(d).orElseThrow().describe(d);
        assertThat(info.rfc6381()).isEqualTo(rfc6381);
        assertThat(info.supplementalCodecs()).isEqualTo(supplemental);
    }

    /** HLS always says hvc1, because parameter sets are in the record. */
    @Test
    void hevc_hev1_isSignalledAsHvc1InHls() throws Exception {
        SampleDescription d = description("hevc/h265_bframes.mp4", TrackKind.VIDEO);
        assertThat(d.fourcc()).isEqualTo("hev1");
        assertThat(new Hevc().outOfBandEntry(d)).isEqualTo("hvc1");
    }

    /** LC core at 24 kHz: explicit SBR and PS double what comes out, implicit signalling leaves it to the decoder. */
    @Test
    void aac_explicitSyncExtensionAndImplicit_areToldApart() throws Exception {
        assertThat(aac(0x2B, 0x11, 0x88, 0x00))
                .extracting(StreamInfo.Audio::rfc6381, StreamInfo.Audio::sampleRateHz, StreamInfo.Audio::channels)
                .containsExactly("mp4a.40.5", 48_000, 2);
        assertThat(aac(0xEB, 0x09, 0x88, 0x00))
                .extracting(StreamInfo.Audio::rfc6381, StreamInfo.Audio::sampleRateHz, StreamInfo.Audio::channels)
                .containsExactly("mp4a.40.29", 48_000, 2);
        assertThat(aac(0x13, 0x10, 0x56, 0xE5, 0x98))
                .extracting(StreamInfo.Audio::rfc6381, StreamInfo.Audio::sampleRateHz)
                .containsExactly("mp4a.40.5", 48_000);
        assertThat(aac(0x13, 0x10))
                .extracting(StreamInfo.Audio::rfc6381, StreamInfo.Audio::sampleRateHz)
                .containsExactly("mp4a.40.2", 24_000);
    }

    /** MP3 in the forms of MPEG-4, and of the draft in which parametric stereo's number was its own. */
    @Test
    void aac_mpegLayersUnderIt_areNamed() throws Exception {
        assertThatThrownBy(() -> aac(0xF8, 0x50, 0x80)).hasMessageContaining("mp3on4");
        SampleDescription draft = description("aac/id5_1.mp4", TrackKind.AUDIO);
        assertThatThrownBy(() -> Codecs.of(draft).orElseThrow().describe(draft)).hasMessageContaining("mp3on4");
    }

    private static StreamInfo.Audio aac(int... config) throws Exception {
        byte[] esds = new byte[4 + 2 + 3 + 2 + 13 + 2 + config.length];
        int at = 4;
        for (int value : new int[] {3, esds.length - 6, 0, 0, 0, 4, 13 + 2 + config.length, 0x40}) {
            esds[at++] = (byte) value;
        }
        at += 12;
        esds[at++] = 5;
        esds[at++] = (byte) config.length;
        for (int value : config) {
            esds[at++] = (byte) value;
        }
        SampleDescription d = new SampleDescription("mp4a", Map.of("esds", esds), 0, 0, 2, 24_000);
        return new Aac().describe(d);
    }
}

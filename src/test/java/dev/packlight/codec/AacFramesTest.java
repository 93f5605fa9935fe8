package dev.packlight.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.SampleDescription;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.StrictConfiguration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bands above the core and parametric stereo, where the configuration leaves them to the frames. */
class AacFramesTest {

    @ParameterizedTest
    @CsvSource({
        "File2.m4a, mp4a.40.29, 2, 44100, AACH",
        "al_sbr_ps_04_new.m4a, mp4a.40.29, 2, 32000, AACH",
        "tones_dolby_44100_stereo_aac_he2.m4a, mp4a.40.29, 2, 44100, AACH",
        "tones_dolby_44100_mono_aac_he.m4a, mp4a.40.5, 1, 44100, AACH",
        "tones_nero_16000_mono_aac_lc.m4a, mp4a.40.2, 1, 16000, AACL",
        "tones_afconvert_16000_mono_aac_lc.m4a, mp4a.40.2, 1, 16000, AACL"
    })
    void describe_ofRealFiles_isWhatFramesShow(String file, String codecs, int channels, int rate, String fourCc)
            throws Exception {
        SampleDescription d = Mp4Reader.read(MediaFixtures.source(SampleAssets.shared("aac/" + file)), file)
                .tracks()
                .getFirst()
                .description();
        StreamInfo.Audio info = new Aac().describe(d);
        assertThat(info.rfc6381()).isEqualTo(codecs);
        assertThat(info.channels()).isEqualTo(channels);
        assertThat(info.sampleRateHz()).isEqualTo(rate);
        SmoothForm smooth = new Aac().smooth(d).orElseThrow();
        assertThat(smooth.fourCc()).isEqualTo(fourCc);
        StrictConfiguration.checkSmooth(fourCc, smooth.privateData());
        SampleDescription written = new SampleDescription(
                "mp4a",
                Map.of("esds", new Aac().configuration(d, "mp4a").getFirst().payload()),
                0,
                0,
                1,
                16_000);
        assertThat(new Aac().describe(written))
                .as("what is written says it without frames")
                .isEqualTo(info);
    }
}

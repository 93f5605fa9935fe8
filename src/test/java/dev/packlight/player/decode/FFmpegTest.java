package dev.packlight.player.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

class FFmpegTest {

    @Test
    void error_anyCode_endsWhereTheTextEnds() {
        FFmpeg.ensureLoaded();
        assertThat(FFmpeg.error(avutil.AVERROR_INVALIDDATA())).isEqualTo("Invalid data found when processing input");
        assertThat(FFmpeg.error(avutil.AVERROR_EOF())).isEqualTo("End of file");
        assertThat(FFmpeg.error(-999_999)).doesNotContain("\0");
    }
}

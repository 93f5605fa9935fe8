package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avcodec.av_parser_close;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_parser_parse2;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.packlight.player.PlayerException;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** What a coded picture says of its size, read without decoding it. */
record PictureSize(int widthPixels, int heightPixels) {

    /** The size that {@code packet} states; 0 by 0 where it states none. */
    static PictureSize of(AVPacket packet, AVCodecContext context) {
        AVCodecParserContext parser = av_parser_init(context.codec_id());
        if (parser == null || parser.isNull()) {
            return new PictureSize(0, 0);
        }
        try (BytePointer out = new BytePointer();
                IntPointer outSize = new IntPointer(1)) {
            parser.flags(AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
            av_parser_parse2(
                    parser, context, out, outSize, packet.data(), packet.size(), AV_NOPTS_VALUE, AV_NOPTS_VALUE, 0);
            return new PictureSize(parser.width(), parser.height());
        } finally {
            av_parser_close(parser);
        }
    }

    boolean isTooLarge() {
        return (long) widthPixels * heightPixels > DecodeLimits.DECODED_PIXELS;
    }

    PlayerException refusal() {
        return new PlayerException(
                "Pictures of " + widthPixels + "×" + heightPixels + " are too large: the player decodes up to "
                        + DecodeLimits.DECODED_PIXELS / 1_000_000 + " megapixels.");
    }
}

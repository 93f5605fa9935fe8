package dev.packlight.player.decode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import dev.packlight.bytes.ByteSource;
import dev.packlight.player.Picture;
import dev.packlight.player.PlayerException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes one picture of a file. */
public final class FrameGrabber {

    private static final int MAX_PACKETS = 2000;

    private FrameGrabber() {}

    /** A picture: 4 bytes a pixel, blue first, rows without gaps. */
    public record Still(ByteBuffer bgra, int widthPixels, int heightPixels) {}

    /** The first picture of {@code source}, no wider than {@code maxWidth}; empty where none can be decoded. */
    public static Optional<Still> grab(ByteSource source, int maxWidth) {
        try (Demuxer demuxer = Demuxer.open(source, Deadline.in(DecodeLimits.STILL))) {
            return first(demuxer, maxWidth);
        } catch (PlayerException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Still> first(Demuxer demuxer, int maxWidth) throws PlayerException, InterruptedException {
        Still[] found = new Still[1];
        AVPacket packet = av_packet_alloc();
        Decoder decoder = null;
        PacketQueue.Format format = null;
        try (PictureConverter converter = new PictureConverter()) {
            Decoder.FrameConsumer take =
                    (frame, at) -> found[0] = found[0] == null ? still(converter, frame, maxWidth) : found[0];
            for (int n = 0; n < MAX_PACKETS && found[0] == null && demuxer.read(packet); n++) {
                var stream = demuxer.stream(packet.stream_index());
                if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
                    if (decoder == null) {
                        format = new PacketQueue.Format(stream, 0, 0);
                        decoder = Decoder.open(format);
                    }
                    decoder.decode(packet, take);
                }
                av_packet_unref(packet);
            }
            if (decoder != null && found[0] == null) {
                decoder.drain(take);
            }
        } finally {
            av_packet_free(packet);
            if (decoder != null) {
                decoder.close();
            }
            if (format != null) {
                format.free();
            }
        }
        return Optional.ofNullable(found[0]);
    }

    private static Still still(PictureConverter converter, AVFrame frame, int maxWidth)
            throws PlayerException, InterruptedException {
        int width = Math.max(2, Math.min(maxWidth, frame.width()) & ~1);
        int height = Math.max(2, (int) Math.round((double) frame.height() * width / frame.width()));
        if ((long) width * height > DecodeLimits.SHOWN_PIXELS) {
            throw new PlayerException("The picture is too narrow for its height.");
        }
        try (PictureRing one = new PictureRing(1)) {
            PictureRing.Slot slot = one.take(width, height);
            try (Picture picture = slot.picture(0, 0)) {
                converter.convert(frame, slot);
                return new Still(withoutGaps(picture), width, height);
            }
        }
    }

    private static ByteBuffer withoutGaps(Picture picture) {
        int row = picture.widthPixels() * 4;
        ByteBuffer rows = ByteBuffer.allocate(row * picture.heightPixels());
        for (int y = 0; y < picture.heightPixels(); y++) {
            rows.put(y * row, picture.bgra(), y * picture.stridePixels() * 4, row);
        }
        return rows;
    }
}

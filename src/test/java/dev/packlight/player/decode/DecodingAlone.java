package dev.packlight.player.decode;

import dev.packlight.bytes.ByteSource;
import java.time.Duration;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Decodes a film and shows nothing; what playing is measured against. */
public final class DecodingAlone {

    private DecodingAlone() {}

    /** How many pictures {@code film} has. */
    public static int pictures(ByteSource film) throws Exception {
        int[] count = new int[1];
        AVPacket packet = avcodec.av_packet_alloc();
        try (Demuxer demuxer = Demuxer.open(film, Deadline.in(Duration.ofSeconds(30)))) {
            PacketQueue.Format format = new PacketQueue.Format(demuxer.stream(0), 0, 0);
            try (Decoder decoder = Decoder.open(format)) {
                while (demuxer.read(packet)) {
                    if (demuxer.stream(packet.stream_index()).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
                        decoder.decode(packet, (frame, seconds) -> count[0]++);
                    }
                    avcodec.av_packet_unref(packet);
                }
                decoder.drain((frame, seconds) -> count[0]++);
            }
            format.free();
        }
        avcodec.av_packet_free(packet);
        return count[0];
    }
}

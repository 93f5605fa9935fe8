package dev.packlight.player.decode;

import java.time.Duration;

/** How much is decoded and kept in native memory; the media may come from a hostile or broken server. */
final class DecodeLimits {

    /** Packets that wait for their decoders; a segment of the largest size and half of the next. */
    static final long QUEUED_BYTES = 192L << 20;

    /** 8192x4352, the largest picture of H.264's and HEVC's highest levels, 142 MB when converted. */
    static final int DECODED_PIXELS = 8192 * 4352;

    /** 4096x2304: larger pictures are scaled down to this, 38 MB each, before they wait to be shown. */
    static final int SHOWN_PIXELS = 4096 * 2304;

    /** One block of native memory that FFmpeg may ask for; an 8K picture with 10 bits takes 107 MB. */
    static final long NATIVE_BLOCK_BYTES = 512L << 20;

    /** For the tables of a file of which one picture is wanted. */
    static final Duration STILL = Duration.ofSeconds(30);

    private DecodeLimits() {}
}

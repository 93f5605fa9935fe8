package dev.packlight.codec;

/** The containers in which protocols carry samples; a codec says which of them have a place for it. */
public enum Carriage {
    /** Fragmented MP4: HLS CMAF, DASH. */
    FMP4,
    /** MPEG-2 transport streams: HLS version 3 and 4. */
    TS,
    /** Smooth Streaming fragments, described by FourCC and CodecPrivateData. */
    SMOOTH,
    /** FLV tags in HDS fragments. */
    FLV,
    /** The stored file. */
    FILE,
    /** Still pictures made of key frames. */
    STILLS
}

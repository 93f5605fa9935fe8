package dev.packlight.isobmff;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in boxes, as a table (ISO/IEC 14496-12 §8, §12; ISO/IEC 14496-15 §5; ISO/IEC 23001-7 §8; MS-SSTR).
 *
 * <p>A line is a type and its fields as {@code name:kind}. Kinds are {@code u1} to {@code u8}, {@code i2}, {@code i4}:
 * numbers of so many bytes; {@code v}: eight bytes in version 1, else four; {@code t}: the same as a time from 1904 on;
 * {@code fix}: 16.16; {@code f8}: 8.8; {@code c}: four characters, {@code c*} as many as follow; {@code lang}; {@code
 * s}: text; {@code x*}: what is left, as hexadecimal digits; {@code x16}: sixteen bytes. {@code -n} passes over n
 * bytes. {@code F} begins a full box; {@code 0x1?} a field that a flag announces; {@code [} the fields of each entry.
 */
final class BoxLayouts {

    private static final String TABLE = """
            ftyp majorBrand:c minorVersion:u4 compatible:c*
            styp majorBrand:c minorVersion:u4 compatible:c*
            mvhd F created:t modified:t timescale:u4 duration:v rate:fix volume:f8 -10 -36 -24 nextTrackId:u4
            tkhd F created:t modified:t trackId:u4 -4 duration:v -8 layer:i2 alternateGroup:i2 volume:f8 -2 a:fix b:fix -4 c:fix d:fix -16 width:fix height:fix
            mdhd F created:t modified:t timescale:u4 duration:v language:lang
            hdlr F -4 handler:c -12 name:s
            elng F language:s
            elst F entries:u4 [ duration:v mediaTime:v rate:fix
            vmhd F graphicsMode:u2
            smhd F balance:f8
            nmhd F
            dref F entries:u4
            url F location:s
            stsd F entries:u4
            stts F entries:u4 [ samples:u4 duration:u4
            ctts F entries:u4 [ samples:u4 offset:i4
            stsc F entries:u4 [ firstChunk:u4 samples:u4 description:u4
            stsz F each:u4 entries:u4 [ size:u4
            stco F entries:u4 [ offset:u4
            co64 F entries:u4 [ offset:u8
            stss F entries:u4 [ sample:u4
            cslg F shift:i4 least:i4 greatest:i4 start:i4 end:i4
            sbgp F grouping:c entries:u4 [ samples:u4 group:u4
            sgpd F grouping:c
            mehd F duration:v
            trex F trackId:u4 description:u4 duration:u4 size:u4 sampleFlags:u4
            mfhd F sequence:u4
            tfhd F trackId:u4 0x1?baseDataOffset:u8 0x2?description:u4 0x8?duration:u4 0x10?size:u4 0x20?sampleFlags:u4
            tfdt F decodeTime:v
            trun F entries:u4 0x1?dataOffset:i4 0x4?firstFlags:u4 [ 0x100?duration:u4 0x200?size:u4 0x400?flags:u4 0x800?offset:i4
            sidx F referenceId:u4 timescale:u4 earliest:v firstOffset:v -2 entries:u2 [ size:u4 duration:u4 sap:u4
            mfro F size:u4
            pasp horizontal:u4 vertical:u4
            clap widthN:u4 widthD:u4 heightN:u4 heightD:u4
            colr type:c primaries:u2 transfer:u2 matrix:u2
            btrt bufferBytes:u4 maxBps:u4 averageBps:u4
            fiel fields:u1 order:u1
            mdcv -16 maxLuminance:u4 minLuminance:u4
            clli maxContent:u2 maxFrameAverage:u2
            frma format:c
            schm F scheme:c version:u4
            tenc F -2 isProtected:u1 ivBytes:u1 keyId:x16
            pssh F system:x16
            avcC -1 profile:u1 compatibility:u1 level:u1
            hvcC -1 profile:u1 compatibility:u4 -6 level:u1
            av1C -1 profileLevel:u1 flags:u1
            vpcC F profile:u1 level:u1
            dvcC major:u1 minor:u1 profileLevel:u2
            dvvC major:u1 minor:u1 profileLevel:u2
            dOps -1 channels:u1 preSkip:u2 sampleRate:u4
            dac3 data:x*
            dec3 data:x*
            dac4 data:x*
            esds F data:x*
            uuid type:x16
            data type:u4 -4 text:s
            """;

    private static final Map<String, BoxFields> ALL = TABLE.lines()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(
                    line -> (line[0] + "    ").substring(0, 4),
                    line -> BoxFields.parse(line.length < 2 ? "" : line[1])));

    private static final BoxFields VISUAL = BoxFields.parse("-24 width:u2 height:u2");
    private static final BoxFields AUDIO = BoxFields.parse("-8 version:u2 -6 channels:u2 bits:u2 -4 rate:u2");

    private BoxLayouts() {}

    /** Fields of a sample entry (ISO/IEC 14496-12 §12.1.3, §12.2.3). */
    static BoxFields entry(boolean isVisual) {
        return isVisual ? VISUAL : AUDIO;
    }

    static Optional<BoxFields> of(String type) {
        return Optional.ofNullable(ALL.get(type));
    }

    /** The types that are known, for tests. */
    static Stream<String> types() {
        return ALL.keySet().stream();
    }
}

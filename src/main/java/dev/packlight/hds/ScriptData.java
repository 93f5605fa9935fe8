package dev.packlight.hds;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.FrameRate;
import dev.packlight.media.Timescale;
import java.util.Optional;

/** Writes {@code onMetaData} in AMF 0 (F4V 10.1 Annex E.5). */
final class ScriptData {

    private static final int AVC = 7;
    private static final int AAC = 10;

    private ScriptData() {}

    static byte[] write(HdsStream stream) {
        ByteWriter out = new ByteWriter(256);
        out.u8(2).u16("onMetaData".length()).text("onMetaData").u8(8);
        int countAt = out.length();
        out.u32(0);
        int count = 1;
        number(
                out,
                "duration",
                Timescale.PRESENTATION.approximateSeconds(
                        stream.cut().endTicks(stream.cut().count() - 1)));
        if (stream.main().isVideo()) {
            number(out, "width", stream.main().video().widthPixels());
            number(out, "height", stream.main().video().heightPixels());
            number(out, "videocodecid", AVC);
            count += 3;
            Optional<FrameRate> rate = FrameRate.of(stream.main().track());
            if (rate.isPresent()) {
                number(out, "framerate", rate.get().decimal().doubleValue());
                count++;
            }
        }
        if (!stream.main().isVideo() || stream.audio().isPresent()) {
            number(out, "audiocodecid", AAC);
            count++;
        }
        out.u16(0).u8(9);
        out.patch32(countAt, count);
        return out.toByteArray();
    }

    private static void number(ByteWriter out, String name, double value) {
        out.u16(name.length()).text(name).u8(0).u64(Double.doubleToLongBits(value));
    }
}

package dev.packlight.delivery;

import dev.packlight.codec.Codec;
import dev.packlight.codec.Codecs;
import java.util.List;
import java.util.stream.Collectors;

/** Which codec goes into which format: the same answers that serving gives, for the window and the papers. */
public final class CodecTable {

    private CodecTable() {}

    /** {@code yes}, {@code by policy} or {@code no}. */
    public static String cell(Codec codec, PackagingFormat format) {
        return !format.carries(codec) ? "no" : codec.isLegacy() ? "by policy" : "yes";
    }

    /** The table in Markdown. */
    public static String markdown(List<PackagingFormat> formats) {
        StringBuilder out = new StringBuilder("| |")
                .append(formats.stream().map(f -> " " + f.displayName() + " |").collect(Collectors.joining()))
                .append("\n|---|")
                .append("---|".repeat(formats.size()))
                .append('\n');
        for (Codec codec : Codecs.all()) {
            out.append("| ")
                    .append(codec.name())
                    .append(" |")
                    .append(formats.stream()
                            .map(f -> " " + cell(codec, f) + " |")
                            .collect(Collectors.joining()))
                    .append('\n');
        }
        return out.toString();
    }
}

package dev.packlight.dash;

import dev.packlight.delivery.XmlText;
import dev.packlight.protection.KeySystem;
import dev.packlight.protection.Protection.Samples;
import dev.packlight.protection.Protection.Scheme;
import dev.packlight.protection.Pssh;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Says how samples are encrypted and where a ClearKey licence is (ISO/IEC 23001-7 §11.2; DASH-IF IOP part 6 §7). */
final class MpdProtection {

    static final String CENC = "urn:mpeg:cenc:2013";
    static final String DASH_IF = "https://dashif.org/CPS";

    private static final String MP4_PROTECTION = "urn:mpeg:dash:mp4protection:2011";

    private MpdProtection() {}

    static void write(XmlText xml, Samples samples) {
        UUID id = samples.key().id();
        xml.start("ContentProtection")
                .attribute("schemeIdUri", MP4_PROTECTION)
                .attribute("value", samples.scheme() == Scheme.CENC ? "cenc" : "cbcs")
                .attribute("cenc:default_KID", id)
                .end();
        xml.start("ContentProtection").attribute("schemeIdUri", "urn:uuid:" + KeySystem.COMMON.id());
        xml.start("cenc:pssh")
                .text(Base64.getEncoder().encodeToString(Pssh.common(List.of(id))))
                .end();
        xml.end();
        xml.start("ContentProtection")
                .attribute("schemeIdUri", "urn:uuid:" + KeySystem.CLEARKEY.id())
                .attribute("value", "ClearKey1.0");
        xml.start("dashif:Laurl").text(samples.keyAddress()).end();
        xml.end();
    }
}

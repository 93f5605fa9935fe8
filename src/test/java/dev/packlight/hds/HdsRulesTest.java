package dev.packlight.hds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Subject.Manifest;
import dev.packlight.testing.Judged;
import org.junit.jupiter.api.Test;

class HdsRulesTest {

    private static final String GOOD = """
            <manifest xmlns="http://ns.adobe.com/f4m/1.0">
            <bootstrapInfo profile="named" id="b1">AAAA</bootstrapInfo>
            <media bitrate="197" url="u" bootstrapInfoId="b1"/>
            </manifest>
            """;

    @Test
    void bootstrap_notThere_breaksTheRule() {
        Judged rule = new Judged(HdsRules.book(), "hds-bootstrap");
        rule.holds(new Manifest("m.f4m", GOOD));
        assertThat(rule.breaks(new Manifest("m.f4m", GOOD.replace("bootstrapInfoId=\"b1\"", "bootstrapInfoId=\"b2\"")))
                        .where()
                        .fields())
                .containsEntry("line", 3);
        rule.saysNothingOf(new Manifest("m.f4m", "<MPD/>"));
    }
}

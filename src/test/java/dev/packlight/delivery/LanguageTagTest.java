package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTagTest {

    @ParameterizedTest
    @CsvSource({
        "eng,en",
        "deu,de",
        "ger,de",
        "fra,fr",
        "fre,fr",
        "zho,zh",
        "chi,zh",
        "heb,he",
        "ind,id",
        "yid,yi",
        "en,en",
        "pt-BR,pt-BR",
        "por-BR,pt-BR",
        "ENG,en",
        "gsw,gsw",
        "und,und",
        "zh_Hant,zh-Hant",
        "nob,nb",
        "wel,cy"
    })
    void of_anyCode_isTheShortestTag(String code, String tag) {
        assertThat(LanguageTag.of(code)).isEqualTo(tag);
    }
}

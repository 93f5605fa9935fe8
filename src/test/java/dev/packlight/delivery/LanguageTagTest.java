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

    @ParameterizedTest
    @CsvSource({"eng,eng", "en,eng", "pt-BR,por", "ger,deu", "de,deu", "gsw,gsw", "und,und", "xx,und", "english,und"})
    void iso639_anyCode_isThreeLetters(String code, String letters) {
        assertThat(LanguageTag.iso639(code)).isEqualTo(letters);
    }

    @ParameterizedTest
    @CsvSource({"eng,eng", "zh_Hant,zh_Hant", "e\"n,und", "e&n,und", "'e,n',und", "'',und", "e,und", "und,und"})
    void known_codeThatNoManifestCouldCarry_isUndetermined(String code, String known) {
        assertThat(LanguageTag.known(code)).isEqualTo(known);
    }
}

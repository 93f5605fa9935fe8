package dev.packlight.isobmff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    /** QuickTime writes 0 for English; 0x7FFF is QuickTime's and 0x55C4 ISO's word for none. */
    @ParameterizedTest
    @CsvSource({
        "0,eng",
        "1,fra",
        "33,zho",
        "94,epo",
        "95,und",
        "127,und",
        "128,cym",
        "138,jav",
        "139,und",
        "0x15C7,eng",
        "0x55C4,und",
        "0x7FFF,und",
        "0x400,und"
    })
    void code_ofNumberAndLetters_isLanguage(String packed, String code) {
        assertThat(Languages.code(Integer.decode(packed))).isEqualTo(code);
    }
}

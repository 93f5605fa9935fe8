package dev.packlight.isobmff;

/**
 * Languages of a media header as ISO 639-2/T codes (ISO/IEC 14496-12 §8.4.2.3, QuickTime File Format, "Language code
 * values").
 */
final class Languages {

    /** Below it stand the numbers of the Macintosh, above it three letters of five bits. */
    private static final int FIRST_PACKED = 0x400;

    private static final int SECOND_BLOCK = 128;
    private static final String UNKNOWN = "und";

    private static final String[] MACINTOSH = ("eng fra deu ita nld swe spa dan por nor heb jpn ara fin ell isl mlt "
                    + "tur hrv zho urd hin tha kor lit pol hun est lav sme fao fas rus zho nld gle sqi ron ces slk "
                    + "slv yid srp mkd bul ukr bel uzb kaz aze aze hye kat ron kir tgk tuk mon mon pus kur kas snd "
                    + "bod nep san mar ben asm guj pan ori mal kan tam tel sin mya khm lao vie ind tgl msa msa amh "
                    + "tir orm som swa kin run nya mlg epo")
            .split(" ");
    private static final String[] MACINTOSH_128 = "cym eus cat lat que grn aym tat uig dzo jav".split(" ");

    private Languages() {}

    /** The code for the 16 bits of the header; {@code und} where they name no language. */
    static String code(int packed) {
        if (packed < FIRST_PACKED) {
            return macintosh(packed);
        }
        char[] letters = {
            (char) (0x60 + (packed >> 10 & 31)), (char) (0x60 + (packed >> 5 & 31)), (char) (0x60 + (packed & 31))
        };
        String code = new String(letters);
        return code.chars().allMatch(c -> c >= 'a' && c <= 'z') ? code : UNKNOWN;
    }

    private static String macintosh(int number) {
        if (number < MACINTOSH.length) {
            return MACINTOSH[number];
        }
        int later = number - SECOND_BLOCK;
        return later >= 0 && later < MACINTOSH_128.length ? MACINTOSH_128[later] : UNKNOWN;
    }
}

package dev.packlight.codec;

/** Words for the object types of MPEG-4 audio (ISO/IEC 14496-3 Table 1.17). */
final class AudioObjectTypes {

    private AudioObjectTypes() {}

    static String name(int objectType) {
        return switch (objectType) {
            case 1 -> "AAC Main";
            case 2 -> "AAC-LC";
            case 3 -> "AAC SSR";
            case 4 -> "AAC LTP";
            case AudioSpecificConfig.SBR -> "HE-AAC";
            case AudioSpecificConfig.PS -> "HE-AAC v2";
            case 23 -> "AAC-LD";
            case 39 -> "AAC-ELD";
            case AudioSpecificConfig.USAC -> "xHE-AAC";
            default -> "MPEG-4 audio object type " + objectType;
        };
    }

    /** Empty where the name says it. */
    static String profile(int objectType) {
        return switch (objectType) {
            case 2 -> "LC";
            case AudioSpecificConfig.SBR -> "HE";
            case AudioSpecificConfig.PS -> "HE v2";
            default -> "";
        };
    }
}

package dev.packlight.media;

/**
 * What the coded pictures show of the sync samples that a file claims (ISO/IEC 14496-12 §8.6.2).
 *
 * @param claimed sync samples that tables and flags name
 * @param examined how many of them were looked at; none where the codec does not tell or the samples are encrypted
 * @param refuted how many are not coded as key frames, so that decoding cannot begin with them
 * @param firstRefutedTicks composition time of the first of these in ticks of the track; 0 where there is none
 * @param found pictures that are key frames and are not claimed, as far as was looked
 * @param firstFoundTicks composition time of the first of these in ticks of the track; 0 where there is none
 */
public record SyncEvidence(
        int claimed, int examined, int refuted, long firstRefutedTicks, int found, long firstFoundTicks) {

    /** Nothing was looked at. */
    public static SyncEvidence unexamined(int claimed) {
        return new SyncEvidence(claimed, 0, 0, 0, 0, 0);
    }
}

package dev.packlight.media;

/**
 * What a track's edit list says, in ticks of the track (ISO/IEC 14496-12 §8.6.6).
 *
 * @param leadInTicks empty time before the first sample is shown
 * @param mediaStartTicks composition time of the media that is shown first
 */
public record Edit(long leadInTicks, long mediaStartTicks) {

    /** No edit list: composition time is presentation time. */
    public static final Edit NONE = new Edit(0, 0);

    /**
     * Presentation time of the composition time {@code ptsTicks}; negative for samples that are decoded but not shown.
     */
    public long presentationTicks(long ptsTicks) {
        return ptsTicks - mediaStartTicks + leadInTicks;
    }
}

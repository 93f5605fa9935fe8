package dev.packlight.checks;

/** All rungs have their key frames at the same times. */
final class KeyFrameAlignmentCheck implements Check<Subject.Stored> {

    private static final Rule RULE = Rule.of(
            "gop-aligned",
            Severity.MUST,
            "Key frames not shared",
            "a key frame of every rung at the same time",
            "Azure Media Services ingest rule 2; Apple HLS 7.4, 8.22; ISO/IEC 23009-1 @segmentAlignment",
            "Encode all rungs in one run with a fixed key frame distance and no scene cuts:"
                    + " -g 50 -keyint_min 50 -sc_threshold 0 at 25 frames a second.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        if (Rungs.video(subject.asset()).size() < 2) {
            return Rungs.ONE_RUNG;
        }
        return Outcome.of(KeyFrameAlignment.firstMismatch(subject.asset(), cancel)
                .map(m -> Finding.of(RULE, Where.InTrack.of(m.other()), m.statement())
                        .at(m.timeTicks()))
                .stream()
                .toList());
    }
}

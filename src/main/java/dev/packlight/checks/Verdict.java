package dev.packlight.checks;

import java.util.List;

/**
 * One word on an asset.
 *
 * @param must findings that make it fail
 * @param should findings that make it worse
 */
public record Verdict(int must, int should) {

    public static Verdict of(List<Finding> findings) {
        return new Verdict(count(findings, Severity.MUST), count(findings, Severity.SHOULD));
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream().filter(f -> f.severity() == severity).count();
    }

    public boolean fit() {
        return must == 0 && should == 0;
    }

    /** {@code Fit}, {@code 2 should} or {@code 1 must}. */
    public String words() {
        return fit() ? "Fit" : must > 0 ? must + " must" : should + " should";
    }
}

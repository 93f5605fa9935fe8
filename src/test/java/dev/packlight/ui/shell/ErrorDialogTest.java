package dev.packlight.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the toolkit throws on threads of its own is logged, and no dialog. */
class ErrorDialogTest {

    @Test
    void isForeign_withoutAFrameOfOurs_isSo() {
        RuntimeException error = new NullPointerException("its own");
        error.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.sun.media.jfxmedia.locator.HLSConnectionHolder", "parse", "x.java", 1),
            new StackTraceElement("java.lang.Thread", "run", "Thread.java", 1)
        });
        assertThat(ErrorDialog.isForeign(error)).isTrue();
        assertThat(ErrorDialog.isForeign(new IllegalStateException("ours"))).isFalse();
        error.initCause(new IllegalStateException("ours"));
        assertThat(ErrorDialog.isForeign(error)).isFalse();
    }
}

package dev.packlight.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code packlight drm}: what key systems wrote. */
@Command(
        name = "drm",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Decodes what key systems and packagers write about keys. Packlight holds no decryption module.")
final class DrmCommand {

    /** The command with its own. */
    static CommandLine line(InputStream in, PrintWriter out, PrintWriter err) {
        return new CommandLine(new DrmCommand()).addSubcommand(new DrmDecodeCommand(in, out, err));
    }
}

package dev.packlight.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What is said about arguments that mean nothing: one sentence, and where help is. */
final class Usage {

    private Usage() {}

    static int wrong(ParameterException e, PrintWriter err) {
        CommandLine command = e.getCommandLine();
        err.println(sentence(String.valueOf(e.getMessage())));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    /** Whether there is something at each path; says so of the first where there is nothing. */
    static boolean exist(List<Path> paths, PrintWriter err) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                err.println("There is nothing at " + path + ".");
                return false;
            }
        }
        return true;
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}

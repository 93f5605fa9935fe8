package dev.packlight.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
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

    /** Whether it is meant as the address of a stream. */
    static boolean isAddress(String place) {
        return place.regionMatches(true, 0, "http://", 0, 7) || place.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Whether each can be asked for and there is one at the most; says so of the first that cannot. */
    static boolean areAddresses(List<String> addresses, PrintWriter err) {
        for (String address : addresses) {
            try {
                if (new URI(address).getHost() == null) {
                    err.println("The address " + address + " names no server.");
                    return false;
                }
            } catch (URISyntaxException e) {
                err.println(address + " is no address.");
                return false;
            }
        }
        if (addresses.size() > 1) {
            err.println("One address can be played at a time.");
            return false;
        }
        return true;
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}

package dev.packlight.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.packlight.catalog.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rotating log in the data directory: four files of two megabytes at most. */
public final class LogFile {

    private static final String NAME = "data-directory";
    private static final long MAX_BYTES = 2 << 20;

    private LogFile() {}

    public static Path path(Path dataDirectory) {
        return dataDirectory.resolve("log").resolve("packlight.log");
    }

    /** Logs to {@code dataDirectory} from now on. */
    public static void open(Path dataDirectory) {
        try {
            PrivateFolder.prepare(dataDirectory);
        } catch (IOException e) {
            LoggerFactory.getLogger(LogFile.class).warn("the data directory cannot be made", e);
        }
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender(NAME);
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setName(NAME);
        appender.setContext(context);
        appender.setFile(path(dataDirectory).toString());
        appender.setEncoder(encoder(context));
        appender.setRollingPolicy(window(context, appender, path(dataDirectory)));
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(new FileSize(MAX_BYTES));
        trigger.start();
        appender.setTriggeringPolicy(trigger);
        appender.start();
        root.addAppender(appender);
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level [%thread] %logger{0} %msg%n");
        encoder.start();
        return encoder;
    }

    private static FixedWindowRollingPolicy window(
            LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path file) {
        FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%i");
        policy.setMinIndex(1);
        policy.setMaxIndex(3);
        policy.start();
        return policy;
    }
}

package dev.packlight.ui.play;

import dev.packlight.checks.Cancel;
import dev.packlight.checks.Finding;
import dev.packlight.checks.JudgedLines;
import dev.packlight.checks.Judgement;
import dev.packlight.checks.Rulebook;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.SessionLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with a session by the rules, as text to copy; what holds and what is not judged stands behind it. */
final class SessionFindings extends TextArea {

    private final Rulebook rules;
    private @Nullable SessionLog judgedLog;
    private List<Integer> judged = List.of();
    private List<Judgement> judgements = List.of();

    SessionFindings(Rulebook rules) {
        this.rules = rules;
        setEditable(false);
        setWrapText(true);
        setPrefRowCount(4);
        setMinHeight(64);
        setAccessibleText("Findings of the session");
        getStyleClass().add("findings");
    }

    /** Judges anew when there is more to judge than the last time. */
    void show(SessionLog log, List<RungInfo> rungs) {
        List<Integer> now =
                List.of(log.loads().size(), log.failures().size(), log.stalls().size(), rungs.size());
        if (judgedLog == log && judged.equals(now)) {
            return;
        }
        judgedLog = log;
        judged = now;
        judgements = rules.judge(JudgedSession.of(log, rungs), Cancel.NEVER);
        String words = words(judgements);
        if (!words.equals(getText())) {
            setText(words);
        }
    }

    /** The findings and what each rule gave for machines, with the names that reports of assets have. */
    String json() {
        return json(judgements);
    }

    static String json(List<Judgement> judgements) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "findings",
                Judgement.findings(judgements).stream().map(Finding::fields).toList());
        fields.put("rules", judgements.stream().map(Judgement::fields).toList());
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(fields);
    }

    static String words(List<Judgement> judgements) {
        List<Finding> findings = Judgement.findings(judgements);
        return Stream.concat(
                        findings.stream().map(finding -> finding.line() + "\n" + finding.advice()),
                        JudgedLines.lines(judgements).stream()
                                .map(line -> line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) + "."))
                .collect(Collectors.joining("\n"));
    }
}

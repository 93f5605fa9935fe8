package dev.packlight.ui.inspect;

import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Finding;
import dev.packlight.checks.JudgedLines;
import dev.packlight.checks.Severity;
import dev.packlight.ui.common.Ui;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The findings of a report, the gravest first, and the rules that hold. */
final class FindingsView {

    private FindingsView() {}

    static Region of(AssetReport report) {
        VBox list = new VBox(8);
        report.findings().forEach(finding -> list.getChildren().add(card(finding)));
        if (report.findings().isEmpty()) {
            list.getChildren().add(Ui.label("✓ No rule is broken.", "success"));
        }
        JudgedLines.lines(report.judgements())
                .forEach(line ->
                        list.getChildren().add(muted(Character.toUpperCase(line.charAt(0)) + line.substring(1) + ".")));
        return list;
    }

    private static Region card(Finding finding) {
        boolean must = finding.severity() == Severity.MUST;
        Label title = Ui.label((must ? "✕ " : "! ") + finding.heading(), "semibold", must ? "danger" : "warning");
        VBox card = new VBox(
                4,
                title,
                Ui.copyable("Where", finding.where().words(), "mono"),
                wrapped(finding.measured().words()),
                muted(finding.advice()),
                muted("Rule: " + finding.rule().id() + " · " + finding.rule().source()));
        card.getStyleClass().addAll("notice", finding.severity().word());
        MenuItem copy = new MenuItem("Copy finding");
        copy.setOnAction(e -> Ui.copy(finding.line()));
        ContextMenu menu = new ContextMenu(copy);
        card.setOnContextMenuRequested(e -> menu.show(card, e.getScreenX(), e.getScreenY()));
        return card;
    }

    static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private static Label muted(String text) {
        Label label = wrapped(text);
        label.getStyleClass().add("muted");
        return label;
    }
}

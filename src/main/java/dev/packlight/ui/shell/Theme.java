package dev.packlight.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.text.Font;

/** Light, dark, or what the system says. */
public enum Theme {
    SYSTEM("Follow the system"),
    DARK("Dark"),
    LIGHT("Light");

    private final String words;

    Theme(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The theme with this name; the system's where the name is unknown. */
    public static Theme of(String name) {
        for (Theme theme : values()) {
            if (theme.name().equals(name)) {
                return theme;
            }
        }
        return SYSTEM;
    }

    private boolean dark() {
        return this == DARK || this == SYSTEM && Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    /** Loads the fonts; once, before the first scene. */
    static void loadFonts() {
        for (String font : new String[] {"Inter_400Regular", "Inter_600SemiBold", "JetBrainsMono_400Regular"}) {
            Font.loadFont(Theme.class.getResourceAsStream("/dev/packlight/ui/fonts/" + font + ".ttf"), 13);
        }
    }

    /** Dresses the window whose root is {@code root}. */
    void apply(Parent root) {
        Application.setUserAgentStylesheet(
                dark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        root.getStyleClass().removeAll("packlight-dark", "packlight-light");
        root.getStyleClass().add(dark() ? "packlight-dark" : "packlight-light");
        root.applyCss();
    }
}

package dev.packlight.ui.shell;

import dev.packlight.delivery.PackagingFormat;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.PlaceKeys;
import dev.packlight.ui.common.Ui;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window: rail, places, status bar. */
public final class ShellView {

    private static final List<String> MENUS = List.of("File", "Edit", "View", "Asset", "Stream", "Player", "Help");
    private static final String THEME_SETTING = "theme";
    private static final String PLACE_SETTING = "place";

    private final ShellPort port;
    private final Map<String, Place.View> views = new LinkedHashMap<>();
    private final Map<String, ToggleButton> rail = new LinkedHashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final Map<String, List<Command>> ofPlaces = new LinkedHashMap<>();
    private final BorderPane frame = new BorderPane();
    private final StackPane root = new StackPane(frame);
    private final StackPane center = new StackPane();
    private final CommandPalette palette;
    private final AddressPrompt prompt;
    private final Timeline status;
    private final StatusBar statusBar;
    private String current = "";
    private Theme theme;

    /**
     * @param places what the rail shows
     * @param playing called to play the selected asset in a format
     */
    public ShellView(ShellPort port, List<Place> places, BiConsumer<Place.View, PackagingFormat> playing) {
        this.port = port;
        this.statusBar = new StatusBar(port, this::useNextTheme, () -> show("tasks"));
        Theme.loadFonts();
        Place.Navigation navigation = new Place.Navigation() {
            @Override
            public void go(String placeId) {
                show(placeId);
            }

            @Override
            public void play(PackagingFormat format) {
                show("play");
                playing.accept(views.get("play"), format);
            }
        };
        VBox railBox = new VBox();
        railBox.getStyleClass().add("rail");
        ToggleGroup group = new ToggleGroup();
        for (Place place : places) {
            Place.View view = place.view().apply(navigation);
            views.put(place.id(), view);
            ofPlaces.put(place.id(), List.copyOf(view.commands()));
            commands.addAll(ofPlaces.get(place.id()));
            railBox.getChildren().add(railButton(place, group));
        }
        prompt = new AddressPrompt(new RecentAddresses(port.memory()), this::open);
        commands.addAll(shellCommands(places));
        rail.forEach((id, button) -> commands.stream()
                .filter(command -> command.id().equals("view." + id))
                .forEach(command -> Ui.tip(button, command)));
        palette = new CommandPalette(commands, () -> port.assets().get(), asset -> {
            port.selection().asset().set(asset);
            show("inspect");
        });
        frame.setTop(topBar());
        frame.setLeft(railBox);
        frame.setCenter(center);
        frame.setBottom(statusBar);
        root.getChildren().addAll(palette, prompt);
        root.getStyleClass().add("shell");
        frame.addEventFilter(
                KeyEvent.KEY_PRESSED, event -> PlaceKeys.press(event, ofPlaces.getOrDefault(current, List.of())));
        status = new Timeline(new KeyFrame(Duration.seconds(1), event -> refreshStatus()));
        status.setCycleCount(Timeline.INDEFINITE);
        status.play();
        theme = Theme.of(port.memory().of(THEME_SETTING).orElse(""));
        Platform.getPreferences().colorSchemeProperty().addListener((o, before, now) -> {
            if (theme == Theme.SYSTEM) {
                use(theme);
            }
        });
    }

    private ToggleButton railButton(Place place, ToggleGroup group) {
        ToggleButton button = new ToggleButton(place.title(), new FontIcon(place.icon()));
        button.setToggleGroup(group);
        button.setOnAction(event -> show(place.id()));
        rail.put(place.id(), button);
        return button;
    }

    /** A scene of the window, dressed. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(root, width, height);
        scene.getStylesheets()
                .add(ShellView.class
                        .getResource("/dev/packlight/ui/packlight.css")
                        .toExternalForm());
        use(theme);
        for (Command command : commands) {
            command.keys().ifPresent(keys -> scene.getAccelerators().put(keys, command::run));
        }
        show(port.memory().of(PLACE_SETTING).filter(views::containsKey).orElse("library"));
        refreshStatus();
        return scene;
    }

    /** Every command of the window. */
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    /** Brings a place to the front. */
    public void show(String placeId) {
        Objects.requireNonNull(rail.get(placeId)).setSelected(true);
        if (placeId.equals(current)) {
            return;
        }
        Optional.ofNullable(views.get(current)).ifPresent(Place.View::hidden);
        current = placeId;
        Place.View view = place(placeId);
        center.getChildren().setAll(view.node());
        view.shown();
    }

    /** Plays what lies at an address, and remembers it. */
    public void open(URI address) {
        prompt.remember(address);
        show("play");
        place("play").open(address);
    }

    /** The view of a place. */
    public Place.View place(String placeId) {
        return Objects.requireNonNull(views.get(placeId));
    }

    /** Changes the theme and remembers it. */
    public void use(Theme next) {
        theme = next;
        next.apply(root);
        statusBar.show(next);
        views.values().forEach(Place.View::themeChanged);
        port.memory().keep(THEME_SETTING, next.name());
    }

    private void useNextTheme() {
        use(Theme.values()[(theme.ordinal() + 1) % Theme.values().length]);
    }

    private HBox topBar() {
        MenuBar menus = new MenuBar();
        Map<String, List<Command>> byMenu = commands.stream().collect(Collectors.groupingBy(Command::menu));
        for (String name : MENUS) {
            Menu menu = new Menu(name);
            for (Command command : byMenu.getOrDefault(name, List.of())) {
                MenuItem item = new MenuItem(menuWords(command));
                command.keys().ifPresent(item::setAccelerator);
                item.setOnAction(event -> command.run());
                item.setDisable(!command.enabled().get());
                command.enabled().addListener((o, before, now) -> item.setDisable(!now));
                menu.getItems().add(item);
            }
            menus.getMenus().add(menu);
        }
        TextField find = new TextField();
        find.setPromptText("Search assets or type a command    Ctrl K");
        find.setPrefWidth(380);
        find.setEditable(false);
        find.setFocusTraversable(false);
        find.setAccessibleText("Search assets or type a command");
        find.setOnMouseClicked(event -> palette.open());
        HBox bar = new HBox(Ui.label("Packlight", "app-name"), menus, Ui.spacer(), find);
        bar.getStyleClass().add("top-bar");
        return bar;
    }

    /** The toolkit shows keys of the whole window itself. */
    private static String menuWords(Command command) {
        return command.placeKeys().isEmpty() || command.keys().isPresent()
                ? command.words()
                : command.words() + "  (" + command.keyWords() + ")";
    }

    /** Shows a sentence above all places until a person has read it. */
    public void announce(String sentence) {
        frame.setTop(Announcement.below(frame.getTop(), sentence));
    }

    private void refreshStatus() {
        statusBar.refresh();
        int tasks = port.tasks().open().size();
        Objects.requireNonNull(rail.get("tasks")).setText(tasks == 0 ? "Tasks" : "Tasks " + tasks);
    }

    private List<Command> shellCommands(List<Place> places) {
        var always = new SimpleBooleanProperty(true);
        List<Command> own = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            own.add(new Command(
                    "view." + place.id(),
                    "View",
                    "Go to " + place.title(),
                    Optional.of(new KeyCodeCombination(
                            KeyCode.getKeyCode(String.valueOf(i + 1)), KeyCombination.SHORTCUT_DOWN)),
                    always,
                    () -> show(place.id())));
        }
        own.add(prompt.command());
        own.add(new Command(
                "view.palette",
                "View",
                "Search assets and commands…",
                Optional.of(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN)),
                always,
                () -> palette.open()));
        for (Theme choice : Theme.values()) {
            own.add(new Command(
                    "view.theme." + choice.name().toLowerCase(Locale.ROOT),
                    "View",
                    "Theme: " + choice.words(),
                    Optional.empty(),
                    always,
                    () -> use(choice)));
        }
        own.add(new Command(
                "file.quit",
                "File",
                "Quit",
                Optional.of(new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN)),
                always,
                () -> ((Stage) root.getScene().getWindow()).close()));
        own.add(new Command(
                "help.keys",
                "Help",
                "Keyboard shortcuts",
                Optional.of(new KeyCodeCombination(KeyCode.F1)),
                always,
                () -> KeySheet.show(root.getScene().getWindow(), commands)));
        return own;
    }

    /** Ends what the window drives. */
    public void close() {
        status.stop();
        port.memory().keep(PLACE_SETTING, current);
        views.values().forEach(Place.View::close);
    }
}

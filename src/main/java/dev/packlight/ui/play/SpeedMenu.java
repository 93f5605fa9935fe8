package dev.packlight.ui.play;

import java.util.List;

/** How many times as fast it plays. */
final class SpeedMenu extends ChoiceMenu {

    SpeedMenu(PlayViewModel model) {
        super("Speed");
        List<String> words = Pace.SPEEDS.stream().map(SpeedMenu::words).toList();
        model.pace()
                .speed()
                .subscribe(speed -> offer(
                        words,
                        Pace.SPEEDS.indexOf(speed.doubleValue()),
                        index -> model.pace().speed().set(Pace.SPEEDS.get(index))));
    }

    private static String words(double speed) {
        String figure = speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed);
        return figure + "×" + (speed == 1 ? "" : ", no sound");
    }
}

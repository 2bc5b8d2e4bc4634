package vn.giamsat.probe;

import java.util.function.Consumer;

/// Receptions that are known from the start.
public final class Received {
    private Received() {}

    public static Receiving at(Reception reception, Consumer<Reception> whenOver) {
        return new Receiving() {
            @Override
            public void start() {
                whenOver.accept(reception);
            }

            @Override
            public void cancel() {}
        };
    }
}

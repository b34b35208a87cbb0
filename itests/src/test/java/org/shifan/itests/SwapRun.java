// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Swaps of every kind while officers work; keeps what was measured, a row for each kind. */
final class SwapRun {
    /** How often calls come in. */
    static final int PER_SECOND = 50;
    /** A swap compiles a set, which takes one of two processors. */
    private static final double P99_TIMES = 3;

    private static final double ROOM_MILLIS = 50;

    /** @param swaps how long each swap took, until the version was in force */
    private record Row(String title, int swaps, CallTimes swapTimes, CallTimes calls) {}

    private final CallLoad load;
    private final Consumer<String> news;
    private final List<Row> rows = new ArrayList<>();

    /**
     * Begins the load, and lets it run for a while uncounted.
     *
     * @param news hears the table as it is after each row
     */
    SwapRun(CallLoad load, int warmUpSeconds, Consumer<String> news) {
        this.load = load;
        this.news = news;
        load.begin(PER_SECOND, new CallTimes());
        pause(warmUpSeconds);
    }

    /** Nothing is swapped. */
    void quiet(String title, int seconds) {
        CallTimes calls = new CallTimes();
        load.countIn(calls);
        pause(seconds);
        add(new Row(title, 0, new CallTimes(), calls));
    }

    /** Swaps so many times in this way; {@code first} is the patch of the first. */
    void swaps(String title, int times, int first, SwapPlace.Kind kind) throws Exception {
        CallTimes calls = new CallTimes();
        CallTimes swapTimes = new CallTimes();
        load.countIn(calls);
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            kind.swap(first + i);
            swapTimes.took(System.nanoTime() - begun, 0, "");
        }
        add(new Row(title, times, swapTimes, calls));
    }

    private void add(Row row) {
        rows.add(row);
        news.accept(table());
    }

    List<String> failures() {
        return rows.stream().flatMap(row -> row.calls().failures().stream()).toList();
    }

    List<String> wrong() {
        return rows.stream().flatMap(row -> row.calls().wrong().stream()).toList();
    }

    int calls() {
        return rows.stream().mapToInt(row -> row.calls().count()).sum();
    }

    /** The longest that any call took, in milliseconds. */
    double longest() {
        return rows.stream().mapToDouble(row -> row.calls().millis(1)).max().orElse(0);
    }

    /**
     * The rows in which calls were slower than swaps may make them, measured by the quiet rows of this run: 99 in 100 have to be
     * back within three times what they take when nothing is swapped and 50 ms, and none waits for others longer than the
     * longest call of its own work took, and 50 ms.
     */
    List<String> heldUp() {
        double p99 = steady(times -> times.millis(0.99));
        double own = steady(times -> times.millis(1));
        return rows.stream()
                // Before the first quiet row everything is done for the first time.
                .dropWhile(row -> row.swaps() > 0)
                .filter(row -> row.swaps() > 0)
                .filter(row -> row.calls().millis(0.99) > P99_TIMES * p99 + ROOM_MILLIS
                        || row.calls().longestWait() > own + ROOM_MILLIS)
                .map(row -> row.title() + " " + row.calls().longestWhere())
                .toList();
    }

    /** The machine may have other work: the slowest of the quiet rows. */
    private double steady(ToDoubleFunction<CallTimes> measure) {
        return rows.stream()
                .filter(row -> row.swaps() == 0)
                .mapToDouble(row -> measure.applyAsDouble(row.calls()))
                .max()
                .orElseThrow();
    }

    /** As a table of Markdown. */
    String table() {
        StringBuilder out = new StringBuilder("""
                | what was done | swaps | a swap, p50 / p99 s | calls | p50 ms | p99 ms | longest ms | waited ms/call | longest wait ms | failed | mixed |
                |---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (Row row : rows) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %d | %.1f | %.1f | %.0f | %.2f | %d | %d | %d |%n",
                    row.title(),
                    row.swaps(),
                    row.swaps() == 0
                            ? "-"
                            : String.format(
                                    Locale.ROOT,
                                    "%.2f / %.2f",
                                    row.swapTimes().millis(0.5) / 1000,
                                    row.swapTimes().millis(0.99) / 1000),
                    row.calls().count(),
                    row.calls().millis(0.5),
                    row.calls().millis(0.99),
                    row.calls().millis(1),
                    row.calls().waited(),
                    row.calls().longestWait(),
                    row.calls().failed(),
                    row.calls().mixed()));
        }
        return out.toString();
    }

    private static void pause(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}

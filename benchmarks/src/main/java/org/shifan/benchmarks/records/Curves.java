// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How the cost of each kind of work grows with the rows: seconds by rows, the fitted exponent, a picture. */
final class Curves {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 330;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int LINE = 14;
    private static final String[] COLOURS = {
        "#1b6ca8", "#c0392b", "#2e8b57", "#8e5ea2", "#b8860b", "#17898f", "#6b4226"
    };

    private final Map<String, Map<String, TreeMap<Long, Double>>> seconds = new LinkedHashMap<>();

    void add(String database, String work, long rows, double took) {
        seconds.computeIfAbsent(database, key -> new LinkedHashMap<>())
                .computeIfAbsent(work, key -> new TreeMap<>())
                .put(rows, took);
    }

    /** The slope of the line through the logarithms: 0 is independent of the rows, 1 is proportional to them. */
    static double exponent(Map<Long, Double> points) {
        double n = points.size();
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (Map.Entry<Long, Double> point : points.entrySet()) {
            double x = Math.log10(point.getKey());
            double y = Math.log10(point.getValue());
            sx += x;
            sy += y;
            sxx += x * x;
            sxy += x * y;
        }
        return (n * sxy - sx * sy) / (n * sxx - sx * sx);
    }

    /** The lines of a table: database, work, seconds at each number of rows, exponent. */
    List<String> table() {
        List<String> out = new ArrayList<>();
        seconds.forEach((database, works) -> works.forEach((work, points) -> {
            StringBuilder line = new StringBuilder("| " + database + " | " + work + " |");
            points.values().forEach(value -> line.append(String.format(Locale.ROOT, " %.4g |", value)));
            out.add(line + (points.size() < 2 ? " |" : String.format(Locale.ROOT, " %.2f |", exponent(points))));
        }));
        return out;
    }

    /** The picture: a panel for each database, both axes logarithmic. */
    String svg() {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                seconds.size() * (WIDTH + LEFT) + LEFT,
                HEIGHT + TOP + 50));
        int panel = 0;
        for (Map.Entry<String, Map<String, TreeMap<Long, Double>>> database : seconds.entrySet()) {
            out.append(String.format(
                    Locale.ROOT, "<g transform=\"translate(%d,%d)\">%n", LEFT + panel++ * (WIDTH + LEFT), TOP));
            panel(out, database.getKey(), database.getValue());
            out.append("</g>\n");
        }
        return out.append("</svg>\n").toString();
    }

    private static double x(double rows, double[] bounds) {
        return (Math.log10(rows) - bounds[0]) / (bounds[1] - bounds[0]) * (WIDTH - 120);
    }

    private static double y(double took, double[] bounds) {
        return HEIGHT - (Math.log10(took) - bounds[2]) / (bounds[3] - bounds[2]) * HEIGHT;
    }

    /** Whole powers of ten that hold every point of all panels: rows from and to, seconds from and to. */
    private double[] bounds() {
        double[] out = {99, -99, 99, -99};
        seconds.values()
                .forEach(works -> works.values()
                        .forEach(points -> points.forEach((rows, took) -> {
                            out[0] = Math.min(out[0], Math.floor(Math.log10(rows)));
                            out[1] = Math.max(out[1], Math.ceil(Math.log10(rows)));
                            out[2] = Math.min(out[2], Math.floor(Math.log10(took)));
                            out[3] = Math.max(out[3], Math.ceil(Math.log10(took)));
                        })));
        return out;
    }

    private void panel(StringBuilder out, String title, Map<String, TreeMap<Long, Double>> works) {
        double[] bounds = bounds();
        text(out, 0, -15, title + ": seconds by rows", "black");
        for (double power = bounds[2]; power <= bounds[3]; power++) {
            double at = y(Math.pow(10, power), bounds);
            line(out, 0, at, WIDTH - 120, at);
            text(out, -52, at + 4, String.format(Locale.ROOT, "%.4g", Math.pow(10, power)), "#555");
        }
        for (double power = bounds[0]; power <= bounds[1]; power++) {
            double at = x(Math.pow(10, power), bounds);
            line(out, at, 0, at, HEIGHT);
            text(out, at - 20, HEIGHT + 18, String.format(Locale.ROOT, "%,.0f", Math.pow(10, power)), "#555");
        }
        int colour = 0;
        // From above to below, so that none is written over another.
        TreeMap<Double, String[]> labels = new TreeMap<>();
        for (Map.Entry<String, TreeMap<Long, Double>> work : works.entrySet()) {
            String ink = COLOURS[colour++ % COLOURS.length];
            StringBuilder points = new StringBuilder();
            work.getValue()
                    .forEach((rows, took) ->
                            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(rows, bounds), y(took, bounds))));
            out.append(
                    "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + ink + "\" points=\"" + points + "\"/>\n");
            labels.put(y(work.getValue().lastEntry().getValue(), bounds), new String[] {work.getKey(), ink});
        }
        double free = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Double, String[]> label : labels.entrySet()) {
            free = Math.max(free, label.getKey() + 4);
            text(out, WIDTH - 115, free, label.getValue()[0], label.getValue()[1]);
            free += LINE;
        }
    }

    private static void line(StringBuilder out, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder out, double x, double y, String text, String ink) {
        out.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>%n", x, y, ink, text));
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.analysis.Trend;

/** A trend in the words of one language, ready to be laid out. */
public record TrendPage(
        String subject,
        String key,
        String level,
        boolean synthetic,
        boolean demonstration,
        List<Year> years,
        Chart chart,
        List<Line> items) {

    /** The result of a year. */
    public record Year(
            String year,
            String asOf,
            String number,
            String criteria,
            VerdictWord verdict,
            String total,
            String passMark,
            String maximum) {}

    /**
     * The totals as a line: for drawing only, the numbers stand in the table.
     *
     * @param totals the points of the line; a year whose total is not known is left out
     * @param passMarks the points of the line of the pass mark
     */
    public record Chart(String scale, String totals, String passMarks, List<Dot> dots) {}

    /** A year in the chart: its place across, and the lowest and highest total that are possible, which mostly are one. */
    public record Dot(String year, int x, int low, int high, String total) {}

    /** An item over the years. */
    public record Line(String id, String title, String formerly, List<Cell> cells) {}

    /**
     * An item in a year.
     *
     * @param points null when the set of that year has no such item
     * @param bar its share of the full points
     * @param id its id then, where that was another one
     */
    public record Cell(String points, String maximum, String percent, Bar bar, String id) {}

    private static final int LEFT = 60;
    private static final int WIDTH = 620;
    private static final int TOP = 20;
    private static final int HEIGHT = 200;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static TrendPage of(Trend trend, Words words) {
        return new TrendPage(
                words.in(trend.name()),
                trend.subject().key(),
                words.level(trend.level()),
                trend.points().stream().anyMatch(Trend.Point::synthetic),
                trend.points().stream().anyMatch(Trend.Point::demonstration),
                trend.points().stream().map(point -> year(point, words)).toList(),
                chart(trend.points(), words),
                trend.series().stream().map(series -> line(series, words)).toList());
    }

    private static Year year(Trend.Point point, Words words) {
        return new Year(
                String.valueOf(point.year()),
                point.asOf().toString(),
                String.valueOf(point.evaluation()),
                point.criteria() + " " + point.version(),
                VerdictWord.of(point.verdict(), words),
                point.total() == null ? words.range(point.lowest(), point.highest()) : words.number(point.total()),
                words.number(point.passMark()),
                words.number(point.maximum()));
    }

    private static Chart chart(List<Trend.Point> points, Words words) {
        BigDecimal scale = points.stream()
                .flatMap(point -> Stream.of(point.maximum(), point.highest(), point.passMark()))
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE);
        List<Dot> dots = new ArrayList<>();
        List<String> totals = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Trend.Point point = points.get(i);
            int x = LEFT + (points.size() == 1 ? WIDTH / 2 : WIDTH * i / (points.size() - 1));
            marks.add(x + "," + y(point.passMark(), scale));
            if (point.lowest() != null && point.highest() != null) {
                dots.add(new Dot(
                        String.valueOf(point.year()),
                        x,
                        y(point.lowest(), scale),
                        y(point.highest(), scale),
                        words.range(point.lowest(), point.highest())));
            }
            if (point.total() != null) {
                totals.add(x + "," + y(point.total(), scale));
            }
        }
        return new Chart(words.number(scale), String.join(" ", totals), String.join(" ", marks), dots);
    }

    private static int y(BigDecimal points, BigDecimal scale) {
        BigDecimal up = points.multiply(BigDecimal.valueOf(HEIGHT)).divide(scale, 0, RoundingMode.HALF_UP);
        return TOP + HEIGHT - Math.max(0, Math.min(HEIGHT, up.intValue()));
    }

    private static Line line(Trend.Series series, Words words) {
        return new Line(
                series.id(),
                words.in(series.title()),
                series.formerly().isEmpty() ? null : series.formerly().stream().collect(Collectors.joining(", ")),
                series.scores().stream()
                        .map(score -> cell(series, score, words))
                        .toList());
    }

    private static Cell cell(Trend.Series series, Trend.Score score, Words words) {
        if (score.id() == null) {
            return new Cell(null, null, null, null, null);
        }
        boolean known = score.points() != null;
        return new Cell(
                known ? words.number(score.points()) : words.say("outcome." + score.outcome()),
                words.number(score.maximum()),
                known && score.maximum().signum() > 0
                        ? score.points()
                                        .multiply(HUNDRED)
                                        .divide(score.maximum(), 1, RoundingMode.HALF_UP)
                                        .toPlainString()
                                + " %"
                        : null,
                known ? Bar.of(score.points(), score.points(), score.maximum(), null) : null,
                score.id().equals(series.id()) ? null : score.id());
    }
}

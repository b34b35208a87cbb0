// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.shifan.api.core.Enterprise;
import org.shifan.api.quality.Archive;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.text.Text;

/** A quality archive in the words of one language. */
public record ArchivePage(
        String code,
        String name,
        String creditCode,
        String bureau,
        String goods,
        String made,
        boolean synthetic,
        List<Year> years,
        List<String> contributors,
        List<String> gaps) {

    /** The lines of a year; what is not dated stands under an empty one. */
    public record Year(String year, List<Line> lines) {}

    /** A line. */
    public record Line(String when, String chapter, String heading, String what, String source, boolean synthetic) {}

    static ArchivePage of(Archive archive, Words words) {
        Enterprise enterprise = archive.enterprise();
        Comparator<String> byYear = Comparator.naturalOrder();
        List<Year> years = archive.lines().stream()
                .collect(Collectors.groupingBy(ArchivePage::year, () -> new TreeMap<>(byYear), Collectors.toList()))
                .entrySet()
                .stream()
                .map(year -> new Year(
                        year.getKey(),
                        year.getValue().stream().map(line -> line(line, words)).toList()))
                .toList();
        return new ArchivePage(
                enterprise.code().value(),
                enterprise.name(),
                enterprise.socialCreditCode().map(Object::toString).orElse("–"),
                words.bureau(enterprise.bureau()),
                archive.heading() == null ? "" : archive.heading().value(),
                archive.made().toString(),
                archive.synthetic(),
                years,
                in(archive.contributors(), words),
                in(archive.gaps(), words));
    }

    private static String year(ArchiveLine line) {
        return line.from() == null ? "" : String.valueOf(line.from().getYear());
    }

    private static List<String> in(List<Text> texts, Words words) {
        return texts.stream().map(words::in).toList();
    }

    private static Line line(ArchiveLine line, Words words) {
        return new Line(
                line.from() == null
                        ? "–"
                        : line.to() == null ? line.from().toString() : line.from() + " – " + line.to(),
                words.say("archive.chapter." + line.chapter().code()),
                line.heading() == null ? "" : line.heading().value(),
                words.in(line.what()),
                line.source(),
                line.synthetic());
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.shifan.api.analysis.AnalysedCriteria;
import org.shifan.api.analysis.Comparability;

/** The bureaus' criteria side by side in the words of one language. */
public record ComparabilityPage(
        String level, String on, boolean demonstration, List<Group> groups, List<String> criteria) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A condition with what each set gives it. */
    public record Group(String clause, String title, List<Row> rows) {}

    /** One set. */
    public record Row(String bureau, String set, String weight, String percent, Bar bar, List<Line> lines) {}

    /**
     * An item.
     *
     * @param filed why it stands under no condition; empty where it stands under one
     */
    public record Line(String title, String id, String clause, String role, String weight, String rule, String filed) {}

    static ComparabilityPage of(Comparability sheet, Words words) {
        List<Group> groups = new ArrayList<>();
        for (Comparability.Condition condition : sheet.conditions()) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < sheet.sets().size(); i++) {
                rows.add(row(sheet.sets().get(i), condition.sets().get(i), words));
            }
            groups.add(new Group(condition.clause(), words.in(condition.title()), rows));
        }
        return new ComparabilityPage(
                words.level(sheet.level()),
                sheet.on().toString(),
                sheet.sets().stream().anyMatch(AnalysedCriteria::demonstration),
                groups,
                sheet.sets().stream()
                        .map(set -> words.say(
                                "impact.criteria",
                                words.in(set.title()),
                                set.version(),
                                words.number(set.passMark()),
                                set.digest()))
                        .toList());
    }

    private static Row row(AnalysedCriteria set, Comparability.Share share, Words words) {
        return new Row(
                words.bureau(set.key().authority()),
                set.id() + " " + set.version(),
                words.number(share.weight()),
                words.number(share.percent()),
                Bar.of(share.percent(), share.percent(), HUNDRED, null),
                share.items().stream()
                        .map(line -> new Line(
                                words.in(line.title()),
                                line.id(),
                                line.clause(),
                                words.say("role." + line.role()),
                                words.number(line.weight()),
                                words.in(line.rule()),
                                line.filed() == null ? "" : words.in(line.filed())))
                        .toList());
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static org.shifan.evaluation.sheet.Column.number;
import static org.shifan.evaluation.sheet.Column.text;
import static org.shifan.evaluation.sheet.Column.wide;

/**
 * The sheets of a criteria sheet. A row with something in the column of a marker begins a thing of the document; the
 * rows below it without one are its lines.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies that nobody can change
enum Tab {
    IDENTITY("基本信息", "identity", "", "", List.of(), List.of()),
    PARAMETERS(
            "参数",
            "parameters",
            "",
            "values",
            List.of(new Marker("parameter", "parameters", "")),
            List.of(
                    text("parameter"),
                    wide("title.zh"),
                    wide("title.en"),
                    text("unit"),
                    number("from"),
                    number("value"),
                    number("repealed"),
                    wide("ref"))),
    SCORING(
            "评分表",
            "scoring",
            "rule",
            "",
            List.of(new Marker("part", "parts", "id"), new Marker("item", "items", "id")),
            Stream.concat(
                            Stream.of(
                                    text("part"), text("item"), wide("title.zh"), wide("title.en"), number("minimum")),
                            Column.ofItems())
                    .toList()),
    BONUS(
            "加分",
            "bonus",
            "rule",
            "",
            List.of(new Marker("item", "bonus.items", "id")),
            Stream.concat(Stream.of(text("item"), wide("title.zh"), wide("title.en")), Column.ofItems())
                    .filter(column ->
                            !column.key().startsWith("key.") && !column.key().startsWith("not-applicable"))
                    .toList()),
    VETOES(
            "否决项",
            "vetoes",
            "when",
            "",
            List.of(new Marker("veto", "vetoes", "id")),
            Stream.concat(
                            Stream.of(
                                    text("veto"),
                                    wide("title.zh"),
                                    wide("title.en"),
                                    text("clause"),
                                    wide("clause-text.zh"),
                                    wide("clause-text.en"),
                                    text("when")),
                            Column.ofConditions("when."))
                    .toList()),
    GRADES(
            "等级",
            "grades",
            "",
            "",
            List.of(new Marker("grade", "grades", "id")),
            List.of(text("grade"), number("from"), wide("title.zh"), wide("title.en"))),
    OPEN_TERMS(
            "开放术语",
            "open terms",
            "",
            "",
            List.of(new Marker("term", "open-terms", "")),
            List.of(text("term"), wide("title.zh"), wide("title.en"), wide("phrase"), text("clause"), text("unit"))),
    PLAUSIBLE(
            "合理范围",
            "plausible",
            "",
            "",
            List.of(new Marker("fact", "plausible", "fact")),
            List.of(
                    text("fact"),
                    text("unit"),
                    number("from"),
                    number("to"),
                    number("change"),
                    number("deviations"),
                    text("among"))),
    TERMS(
            "程序期限",
            "procedure terms",
            "",
            "",
            List.of(new Marker("deadline", "procedure.terms", "term")),
            List.of(text("deadline"), number("days"), number("months"), wide("ref"))),
    STEPS(
            "程序步骤",
            "procedure steps",
            "",
            "",
            List.of(new Marker("step", "procedure.steps", "id")),
            List.of(
                    text("step"),
                    wide("title.zh"),
                    wide("title.en"),
                    text("before"),
                    text("by"),
                    number("days"),
                    number("months"),
                    text("attach"),
                    text("clause"))),
    CASES(
            "用例",
            "cases",
            "",
            "facts",
            List.of(new Marker("case", "cases", "name")),
            List.of(
                    text("case"),
                    text("like"),
                    number("year"),
                    number("as-of"),
                    number("expect.verdict"),
                    number("expect.total"),
                    number("expect.lowest"),
                    number("expect.highest"),
                    text("expect.grade"),
                    wide("expect.unmet"),
                    wide("expect.vetoes"),
                    wide("expect.missing"),
                    text(Tab.LINE),
                    text("key"),
                    number("value"))),
    GUIDE("说明", "guide", "", "", List.of(), List.of());

    private static final Set<String> PAIRS = Set.of("facts", "others", "judgements", "evidence");

    /** The column that says what a line is. */
    static final String LINE = "line";

    /**
     * A column whose content begins a thing.
     *
     * @param column its key
     * @param path of the things in the document, or for the second marker in the thing of the first
     * @param key under which the content stands in the thing; empty when the things stand in a map under it
     */
    record Marker(String column, String path, String key) {}

    private final String zh;
    private final String en;
    private final String tag;
    private final String lines;
    private final List<Marker> markers;
    private final List<Column> columns;

    Tab(String zh, String en, String tag, String lines, List<Marker> markers, List<Column> columns) {
        this.zh = zh;
        this.en = en;
        this.tag = tag;
        this.lines = lines;
        this.markers = List.copyOf(markers);
        this.columns = List.copyOf(columns);
    }

    /** Its name in both languages, as a sheet is called that is made here. */
    String title() {
        return zh + " " + en;
    }

    /** The key of what a line is part of, {@code rule} or {@code when}; empty when lines belong to the thing itself. */
    String tag() {
        return tag;
    }

    /** What a line is that does not say it; empty when that depends on the tag. */
    String lines() {
        return lines;
    }

    List<Marker> markers() {
        return markers;
    }

    /** The columns that a sheet has that is made here; others may be added. */
    List<Column> columns() {
        return columns;
    }

    /** Whether a sheet to fill in has it; the others are there when they are needed. */
    boolean isUsual() {
        return switch (this) {
            case IDENTITY, PARAMETERS, SCORING, BONUS, VETOES, GRADES, PLAUSIBLE, TERMS, STEPS, CASES, GUIDE -> true;
            case OPEN_TERMS -> false;
        };
    }

    /** Whether lines may be pairs of a key and a value. */
    boolean hasPairs() {
        return this == CASES;
    }

    /** Whether what stands under this key of a thing is written as pairs, a line for each. */
    boolean isPairs(String key) {
        return this == CASES && PAIRS.contains(key);
    }

    /** The sheet of that name: in Chinese, English or both. */
    static Optional<Tab> of(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(tab -> plain.equals(tab.zh) || plain.equals(tab.en) || plain.equals(tab.title()))
                .findFirst();
    }
}

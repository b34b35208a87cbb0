// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.ReadResult;

/** Writes criteria documents for tests. */
public final class Paper {
    private final List<String> parts = new ArrayList<>();
    private String total = "10";
    private String pass = "6";
    private String rounding = "{item: 2, total: 2, mode: half-up}";
    private String rest = "";

    /** A document of one part. */
    public static Paper of(String... items) {
        return new Paper().part("basic", "", items);
    }

    /** One item of weight 10, which is the total. */
    public static Paper rule(String rule) {
        return of(item("only", 10, rule));
    }

    public static String item(String id, Object weight, String rule, String... more) {
        String extra = more.length == 0 ? "" : ", " + String.join(", ", more);
        return "{id: " + id + ", title: {zh: 指标" + id + ", en: Item " + id + "}, clause: 四(二), weight: " + weight
                + ", rule: " + rule + extra + "}";
    }

    public Paper part(String id, String more, String... items) {
        parts.add("  - id: " + id + "\n    title: {zh: 部分, en: Part " + id + "}\n"
                + (more.isEmpty() ? "" : "    " + more + "\n")
                + "    items:\n"
                + List.of(items).stream().map(item -> "      - " + item + "\n").collect(Collectors.joining()));
        return this;
    }

    public Paper total(Object value) {
        total = String.valueOf(value);
        return this;
    }

    public Paper pass(Object value) {
        pass = String.valueOf(value);
        return this;
    }

    public Paper rounding(String value) {
        rounding = value;
        return this;
    }

    /** Further keys of the document. */
    public Paper with(String more) {
        rest += more + "\n";
        return this;
    }

    public String yaml() {
        return "format: shifan-criteria/1\n"
                + "id: test-set\n"
                + "authority: jiangsu\n"
                + "subject: zone\n"
                + "level: provincial\n"
                + "version: 1.0.0\n"
                + "title: {zh: 测试, en: Test}\n"
                + "in-force: {from: 2014-04-22}\n"
                + "total: " + total + "\n"
                + "pass: " + pass + "\n"
                + "rounding: " + rounding + "\n"
                + "parts:\n"
                + String.join("", parts)
                + rest;
    }

    ReadResult read() {
        return DocumentReader.read("test.yaml", yaml().getBytes(StandardCharsets.UTF_8));
    }

    CriteriaDocument document() {
        ReadResult result = read();
        return result.document().orElseThrow(() -> new AssertionError(told(result.problems()) + "\n" + yaml()));
    }

    Compilation compilation() {
        return Compiler.compile(document(), Catalogue::definition, Catalogue::function);
    }

    public Plan plan() {
        Compilation compilation = compilation();
        return compilation.plan().orElseThrow(() -> new AssertionError(told(compilation.problems())));
    }

    Scoring score(Facts facts) {
        return plan().evaluate(facts.snapshot());
    }

    static String told(List<Problem> problems) {
        return problems.stream().map(p -> p.in(Language.EN)).collect(Collectors.joining("\n"));
    }
}

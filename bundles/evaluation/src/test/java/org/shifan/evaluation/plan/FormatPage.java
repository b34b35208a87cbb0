// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/** The examples of docs/criteria-format.md, over the catalogue of docs/facts.md. */
public final class FormatPage {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml|facts)\\n(.*?)^```$");
    private static final Pattern FACT_ROW =
            Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\| (year|day|events) \\| ([^|]+) \\|");
    private static final Set<String> ITEM_KEYS =
            Set.of("rule", "key", "not-applicable", "note", "clause-text", "remediable");

    private FormatPage() {}

    /** An example with the results that the page gives for it. */
    public record Example(String yaml, List<Case> cases) {
        boolean whole() {
            return yaml.startsWith("format:");
        }

        /** A whole document as it stands; a part of one with a document put around it. */
        public String document() {
            return whole() ? yaml : around(yaml);
        }
    }

    /** Facts and what comes of them. */
    public record Case(String line, Facts facts, String expected) {}

    public static List<Example> examples() {
        List<Example> out = new ArrayList<>();
        Matcher block = BLOCK.matcher(read("criteria-format.md"));
        while (block.find()) {
            if (block.group(1).equals("yaml")) {
                out.add(new Example(block.group(2), new ArrayList<>()));
            } else {
                Example last = out.get(out.size() - 1);
                block.group(2).lines().map(FormatPage::oneCase).forEach(last.cases()::add);
            }
        }
        return out;
    }

    public static Map<FactId, FactDefinition> catalogue() {
        Map<FactId, FactDefinition> out = new HashMap<>();
        Matcher row = FACT_ROW.matcher(read("facts.md"));
        while (row.find()) {
            FactId id = FactId.of(row.group(1));
            boolean truth = row.group(2).strip().equals("truth");
            Text title = Text.same(id.value());
            Set<Subject.Kind> kinds = Stream.of(Subject.Kind.values())
                    .filter(kind -> row.group(4).contains(kind.code()))
                    .collect(Collectors.toSet());
            out.put(
                    id,
                    new FactDefinition(
                            id,
                            title,
                            title,
                            truth ? FactType.TRUTH : FactType.NUMBER,
                            Unit.of(row.group(2).strip()),
                            FactPeriod.valueOf(row.group(3).toUpperCase(Locale.ROOT)),
                            kinds,
                            title,
                            ""));
        }
        return out;
    }

    private static String read(String file) {
        try {
            return Files.readString(DOCS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code on 2015-01-01, export.value = 5, export.value@1 missing → 6}. */
    private static Case oneCase(String line) {
        String[] sides = line.split("→");
        Facts facts = Facts.none();
        for (String each : sides[0].strip().split(",\\s*")) {
            String[] words = each.strip().split("\\s+");
            if (words[0].equals("on")) {
                facts.asOf(LocalDate.parse(words[1]).toString());
            } else if (words[0].equals("judged")) {
                for (int i = 2; i < words.length; i++) {
                    facts.judged("example", "assessor " + i, words[i]);
                }
            } else if (words[0].equals("evidence")) {
                boolean none = words[3].equals("none");
                facts.evidence(words[1], none ? null : words[3], none ? null : words[5]);
            } else if (words.length > 2 && words[1].equals("of")) {
                for (int i = 4; i < words.length; i++) {
                    facts.other(
                            "11000" + (i % 10) + "-0" + i / 10, words[0], words[i].equals("missing") ? null : words[i]);
                }
            } else if (words[1].equals("=")) {
                String[] fact = words[0].split("@");
                Optional<String> truth = Optional.of(words[2])
                        .filter(w -> w.equals("yes") || w.equals("no"))
                        .map(w -> w.equals("yes") ? "1" : "0");
                facts.back(fact[0], fact.length == 1 ? 0 : Integer.parseInt(fact[1]), truth.orElse(words[2]));
            }
        }
        return new Case(line, facts, sides[1].strip());
    }

    private static String around(String snippet) {
        if (snippet.startsWith("parts:")) {
            return new Paper().yaml().replace("parts:\n", snippet);
        }
        StringBuilder item = new StringBuilder();
        StringBuilder document = new StringBuilder();
        StringBuilder into = item;
        for (String line : snippet.lines().toList()) {
            if (!line.startsWith(" ")) {
                into = ITEM_KEYS.contains(line.substring(0, line.indexOf(':'))) ? item : document;
            }
            into.append(into == item ? "        " : "").append(line).append('\n');
        }
        String[] halves = new Paper().part("part", "", "EXAMPLE").yaml().split("      - EXAMPLE\n", 2);
        return halves[0]
                + "      - id: example\n        title: {zh: 例, en: Example}\n        clause: 四\n        weight: 10\n"
                + item
                + halves[1]
                + document;
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.RankRule;

/**
 * Reads a canonical fact snapshot back, so that what was evaluated once is evaluated again. What the canonical form
 * does not hold, such as zeros at the end of a number, is taken off before the first evaluation: by {@link #plain}.
 */
public final class CanonicalFacts {
    /** The first letter that a text in normal form C may have to do without. */
    private static final char FIRST_COMBINING = '\u0300';

    /** A text that is spoken as it is. */
    private static final Text AS_IT_IS = Text.same("{0}");

    private final JsonNode root;
    private final String criteria;
    private final Subject subject;
    private final int year;

    private CanonicalFacts(JsonNode root, String criteria) {
        this.root = root;
        this.criteria = criteria;
        this.subject = Subject.of(string(root, "subject"));
        this.year = root.get("year").intValue();
    }

    /**
     * @param canonical what {@link FactSnapshot#canonical} wrote
     * @param criteria the set that judgements were given for
     * @throws IllegalArgumentException when it is something else
     */
    public static FactSnapshot read(String canonical, String criteria) {
        try {
            return new CanonicalFacts(JsonTree.read(canonical), criteria).snapshot();
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("these are no archived facts: " + e.getMessage(), e);
        }
    }

    private FactSnapshot snapshot() {
        Map<FactNeed, FactValue> values = new HashMap<>();
        for (JsonNode fact : root.get("facts")) {
            FactNeed need = new FactNeed(
                    FactId.of(string(fact, "fact")), fact.get("years-back").intValue());
            values.put(need, value(fact));
        }
        return new FactSnapshot(
                subject, year, LocalDate.parse(string(root, "as-of")), values, populations(), statements());
    }

    private static FactValue value(JsonNode fact) {
        if (fact.has("value")) {
            List<FactValue.Source> sources = new ArrayList<>();
            fact.get("sources")
                    .forEach(source -> sources.add(new FactValue.Source(
                            string(source, "reference"),
                            string(source, "revision"),
                            source.get("synthetic").booleanValue())));
            return new FactValue.Known(fact.get("value").decimalValue(), sources);
        }
        Message reason = new Message(string(fact, "missing"), AS_IT_IS, List.of(JsonTree.text(fact)));
        return new FactValue.Missing(reason, fact.has("expired"));
    }

    private Map<PopulationNeed, Population> populations() {
        Map<PopulationNeed, Population> out = new HashMap<>();
        for (JsonNode each : list("populations")) {
            Map<Subject, Optional<BigDecimal>> members = new HashMap<>();
            each.get("members")
                    .forEach(member -> members.put(
                            Subject.of(string(member, "subject")),
                            Optional.ofNullable(member.get("value")).map(JsonNode::decimalValue)));
            out.put(
                    new PopulationNeed(group(string(each, "group")), FactId.of(string(each, "fact"))),
                    each.has("unknown")
                            ? Population.unknown(JsonTree.text(each), LocalDate.parse(string(each, "on")))
                            : new Population(
                                    JsonTree.text(each),
                                    LocalDate.parse(string(each, "on")),
                                    each.get("synthetic").booleanValue(),
                                    members));
        }
        return out;
    }

    private static RankRule.Group group(String code) {
        return Arrays.stream(RankRule.Group.values())
                .filter(group -> group.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("population '" + code + "'"));
    }

    private Statements statements() {
        Map<String, List<Judgement>> judgements = new HashMap<>();
        for (JsonNode each : list("judgements")) {
            String item = string(each, "item");
            judgements
                    .computeIfAbsent(item, i -> new ArrayList<>())
                    .add(new Judgement(
                            number(each), subject, year, criteria, item, string(each, "value"), decision(each)));
        }
        Map<String, Evidence> evidence = new HashMap<>();
        for (JsonNode each : list("evidence")) {
            evidence.put(
                    string(each, "name"),
                    new Evidence(
                            number(each),
                            subject,
                            string(each, "name"),
                            each.get("there").booleanValue(),
                            date(each, "from"),
                            date(each, "to"),
                            decision(each)));
        }
        return new Statements(judgements, evidence);
    }

    private Iterable<JsonNode> list(String name) {
        return root.has(name) ? root.get(name) : List.of();
    }

    private static long number(JsonNode entry) {
        return Long.parseLong(string(entry, "number"));
    }

    private static Decision decision(JsonNode entry) {
        return new Decision(
                string(entry, "by"),
                LocalDate.parse(string(entry, "on")),
                string(entry, "reason"),
                entry.has("evidence") ? string(entry, "evidence") : "");
    }

    private static LocalDate date(JsonNode entry, String name) {
        return entry.has(name) ? LocalDate.parse(string(entry, name)) : null;
    }

    private static String string(JsonNode node, String name) {
        JsonNode out = node.get(name);
        if (out == null || !out.isTextual()) {
            throw new IllegalArgumentException("there is no '" + name + "'");
        }
        return out.textValue();
    }

    /** The value as the canonical form holds it; what is evaluated now is then what is archived. */
    public static FactValue plain(FactValue value) {
        if (value instanceof FactValue.Known known) {
            BigDecimal number = plain(known.value());
            boolean same = number.scale() == known.value().scale()
                    && known.sources().stream().allMatch(s -> isPlain(s.reference()) && isPlain(s.revision()));
            return same
                    ? known
                    : new FactValue.Known(
                            number,
                            known.sources().stream()
                                    .map(s -> new FactValue.Source(
                                            plain(s.reference()), plain(s.revision()), s.synthetic()))
                                    .toList());
        }
        // Why a value is missing is brought to its form when it is told.
        return value;
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // A number that is absurdly long is no fact anyway, and stays what it is.
        if (number.scale() <= 0 && number.scale() > -Longs.MOST_DIGITS) {
            return number.setScale(0);
        }
        BigDecimal out = number.stripTrailingZeros();
        return out.scale() < 0 && out.scale() > -Longs.MOST_DIGITS ? out.setScale(0) : out;
    }

    private static boolean isPlain(String text) {
        // Below this letter nothing is ever composed of others; nearly all references are of such letters.
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return isNormalized(text);
            }
        }
        return true;
    }

    private static boolean isNormalized(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}

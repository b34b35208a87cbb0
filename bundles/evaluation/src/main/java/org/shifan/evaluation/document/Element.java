// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The vocabulary of the format: every element with its keys, the compulsory ones first. The JSON schema has
 * a definition of the same name for each.
 */
@SuppressWarnings("ImmutableEnumChecker") // both lists are copies that nobody can change
enum Element {
    DOCUMENT(
            of("format", "id", "authority", "subject", "level", "version", "title", "in-force"),
            of(
                    "total",
                    "pass",
                    "rounding",
                    "parts",
                    "extends",
                    "stands-on",
                    "overrides",
                    "baseline",
                    "base",
                    "open-terms",
                    "bindings",
                    "document",
                    "demonstration",
                    "status",
                    "grades",
                    "parameters",
                    "plausible",
                    "bonus",
                    "vetoes",
                    "procedure",
                    "cases")),
    TEXT(of("zh", "en"), of()),
    ORIGIN(of("number"), of("date")),
    IN_FORCE(of("from"), of("to")),
    ROUNDING(of("item", "total", "mode"), of()),
    GRADE(of("id", "from", "title"), of()),
    PARAMETER(of("title", "unit", "values"), of()),
    PARAMETER_VALUE(of("from", "ref"), of("value", "repealed")),
    JUDGEMENT_WORD(of("id", "title", "points"), of()),
    EVIDENCE_ITEM(of("name", "title"), of("months", "points")),
    DATED_RULE(of("from", "ref"), of("to", "rule", "repealed")),
    PLAUSIBLE(of("fact", "unit"), of("from", "to", "change", "deviations", "among")),
    EXTENDS(of("id", "version"), of()),
    OVERRIDE(
            of(),
            of(
                    "item",
                    "part",
                    "veto",
                    "parameter",
                    "drop",
                    "without",
                    "title",
                    "clause",
                    "clause-text",
                    "note",
                    "weight",
                    "remediable",
                    "key",
                    "not-applicable",
                    "rule",
                    "minimum",
                    "limits",
                    "items",
                    "when",
                    "unit",
                    "values")),
    BASE(of("id", "version", "digest"), of("baseline")),
    DESCENT(of("set", "version"), of("changes")),
    DESCENT_CHANGE(of("set", "version", "fields"), of()),
    OPEN_TERM(of("title", "phrase", "clause", "unit"), of()),
    BINDING(of("value", "document", "date"), of()),
    PART(of("id", "title", "items"), of("minimum", "limits", "origin")),
    LIMITS(of(), of("partly-met", "not-met")),
    ITEM(
            of("id", "title", "clause", "weight", "rule"),
            of("clause-text", "note", "remediable", "key", "not-applicable", "renamed-from", "origin")),
    KEY(of("points"), of()),
    NOT_APPLICABLE(of("when", "then"), of()),
    BONUS(of("cap", "items"), of()),
    BONUS_ITEM(
            of("id", "title", "clause", "weight", "rule"),
            of("clause-text", "note", "remediable", "renamed-from", "origin")),
    VETO(of("id", "title", "clause", "when"), of("clause-text", "origin")),
    PROCEDURE(of(), of("terms", "steps")),
    PROCEDURE_TERM(of("term"), of("days", "months", "ref")),
    PROCEDURE_STEP(of("id", "title", "before", "by"), of("days", "months", "attach", "clause")),
    CASE(of("name", "expect"), of("like", "year", "as-of", "facts", "others", "judgements", "evidence")),
    CASE_FILE(of("cases"), of("year", "as-of", "facts", "others", "judgements", "evidence")),
    OTHERS(of(), of("authority", "province", "level", "country", "zone", "industry", "industry-province")),
    VALIDITY(of("from"), of("to")),
    EXPECT(of(), of("verdict", "total", "lowest", "highest", "grade", "items", "parts", "unmet", "vetoes", "missing")),
    NAMED_AMOUNT(of("parameter"), of()),

    COMPARE(of("fact", "unit"), of("at-least", "at-most", "above", "below", "years", "months", "days")),
    RELATIVE(of("fact", "unit", "peer"), of("at-least", "at-most", "above", "below")),
    IS(of("fact", "is"), of()),
    EVERY(of("fact", "unit", "all-of"), of()),
    ANY(of("any"), of()),
    ALL(of("all"), of()),

    BAND(of("points"), of("from", "to")),
    KNOT(of("at", "points"), of()),
    LINE(of("from", "to"), of()),
    GRADED_POINTS(of("is", "points"), of()),
    CHECKLIST_ITEM(of("fact", "points"), of()),
    CUSTOM_FACT(of("fact", "unit"), of()),

    BANDS(of("fact", "unit", "bands"), of()),
    LINEAR(of("fact", "unit", "from", "to"), of()),
    THRESHOLD(of("fact", "unit"), of("at-least", "at-most", "above", "below", "points", "otherwise")),
    YES_NO(of("fact"), of("points", "otherwise")),
    RATIO(of("fact", "unit", "peer"), of("times", "on-zero-peer", "bands", "linear")),
    GROWTH(of("fact", "unit"), of("years", "bands", "linear")),
    JUDGEMENT(of("by"), of("scale", "up-to", "assessors", "combine")),
    EVIDENCE(of("by", "items"), of()),
    RANK(of("fact", "unit", "among", "best"), of("ties", "as", "bands", "linear")),
    WINDOW(of("fact", "unit"), of("years", "months", "days", "bands", "linear")),
    ZERO_EVENTS(of("fact", "unit"), of("years", "months", "days", "points", "otherwise")),
    DEDUCTION(of("fact", "unit", "each"), of("start", "floor")),
    CHECKLIST(of(), of("facts", "mode", "items")),
    GRADED(of("fact", "unit", "grades"), of()),
    ANY_OF(of("conditions"), of("points", "otherwise")),
    ALL_OF(of("conditions"), of("points", "otherwise")),
    CUSTOM(of("function", "facts"), of("parameters")),
    RULE(of(), RuleKind.codes());

    private final List<String> required;
    private final List<String> all;

    Element(List<String> required, List<String> optional) {
        this.required = required;
        List<String> both = new ArrayList<>(required);
        both.addAll(optional);
        this.all = List.copyOf(both);
    }

    /** The keys that have to be there. */
    List<String> required() {
        return required;
    }

    /** All keys that may be there. */
    List<String> keys() {
        return all;
    }

    /** Its name in the JSON schema. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> of(String... keys) {
        return List.of(keys);
    }
}

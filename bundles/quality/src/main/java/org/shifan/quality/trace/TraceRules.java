// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.shifan.api.quality.Cause;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceField;
import org.shifan.quality.store.Texts;

import static org.shifan.api.quality.TraceField.DISPOSAL;
import static org.shifan.api.quality.TraceField.DISPOSAL_WATCH;
import static org.shifan.api.quality.TraceField.FORM_CAUSE;
import static org.shifan.api.quality.TraceField.INSPECTED;
import static org.shifan.api.quality.TraceField.INSPECTORS;
import static org.shifan.api.quality.TraceField.LISTED;
import static org.shifan.quality.QualityMessages.refuse;

/** What holds of every trace: who may do what, and when the form is complete. */
final class TraceRules {
    private static final int NAME = 200;

    private TraceRules() {}

    /** Two accounts, and not the same person twice. */
    static List<String> two(List<String> investigators, Persons persons) {
        List<String> names = investigators.stream()
                .map(name -> Texts.within("investigator", name, NAME))
                .filter(name -> !name.isEmpty())
                .toList();
        boolean two = names.size() == 2 && !persons.same(names.get(0), names.get(1));
        if (!two) {
            throw refuse("quality.trace.two", String.join(", ", investigators));
        }
        return names;
    }

    static void state(TraceEntity trace, Trace.State state) {
        if (trace.state() != state) {
            throw refuse("quality.trace.state", trace.id(), word(trace.state()), word(state));
        }
    }

    /** A measure is ended once. */
    static void open(Measure measure) {
        if (measure.outcome() != Measure.Outcome.OPEN) {
            throw refuse("quality.measure.ended", measure.id());
        }
    }

    private static org.shifan.api.text.Text word(Trace.State state) {
        return org.shifan.quality.QualityMessages.M.text(
                "quality.state." + state.name().toLowerCase(java.util.Locale.ROOT));
    }

    static void investigator(TraceEntity trace, String by) {
        if (!trace.investigates(by)) {
            throw refuse("quality.trace.investigator", by, trace.id(), names(trace));
        }
    }

    /** Whoever works on a case has first declared that they have no interest in it. */
    static void clear(TraceEntity trace, String by) {
        investigator(trace, by);
        trace.investigators().stream()
                .filter(one -> TraceEntity.person(one.name()).equals(TraceEntity.person(by)))
                .filter(one -> one.declared() != Trace.Declared.NONE)
                .findFirst()
                .ifPresent(one -> {
                    throw refuse(
                            one.declared() == Trace.Declared.INTEREST
                                    ? "quality.trace.interest"
                                    : "quality.trace.undeclared",
                            one.name(),
                            trace.id());
                });
    }

    /** Who investigated does not review, and who reviewed does not confirm. */
    static void other(TraceEntity trace, Collection<String> signed, String by, Persons persons) {
        boolean reviewed = trace.reviewer() != null && persons.same(trace.reviewer(), by);
        if (reviewed) {
            throw refuse("quality.trace.other", by, trace.id());
        }
        uninvolved(trace, signed, by, persons);
    }

    /**
     * Who investigates does not judge the investigation, and neither does who did so before they were replaced.
     *
     * @param signed whose name stands under an answer or a document of the trace
     */
    static void uninvolved(TraceEntity trace, Collection<String> signed, String by, Persons persons) {
        if (investigates(trace, by, persons) || signed.stream().anyMatch(one -> persons.same(one, by))) {
            throw refuse("quality.trace.other", by, trace.id());
        }
    }

    static boolean investigates(TraceEntity trace, String name, Persons persons) {
        return trace.investigators().stream().anyMatch(one -> persons.same(one.name(), name));
    }

    /** Of listed goods, those who inspected them keep away from the trace (法检产品回避). */
    static void inspectorsKeepAway(TraceEntity trace, Map<TraceField, String> answers, Persons persons) {
        if (!"yes".equals(answers.get(LISTED))) {
            return;
        }
        for (String inspector : answers.getOrDefault(INSPECTORS, "").split("[;；]")) {
            if (!inspector.isBlank() && investigates(trace, inspector, persons)) {
                throw refuse("quality.trace.inspector", inspector.strip(), trace.id());
            }
        }
    }

    static String names(TraceEntity trace) {
        return String.join(
                ", ",
                trace.investigators().stream().map(Trace.Investigator::name).toList());
    }

    static Set<TraceField> missing(IncidentKind kind, Map<TraceField, String> answers) {
        Set<TraceField> out = EnumSet.noneOf(TraceField.class);
        Arrays.stream(TraceField.values()).filter(TraceField::always).forEach(out::add);
        whenYes(answers, INSPECTED, INSPECTORS, out);
        whenYes(answers, TraceField.THIRD_PARTY_TEST, TraceField.THIRD_PARTY_REPORT, out);
        whenYes(answers, TraceField.TESTED_ABROAD, TraceField.ABROAD_REPORT, out);
        if (kind == IncidentKind.RETURN) {
            out.add(DISPOSAL);
            out.add(DISPOSAL_WATCH);
        }
        out.removeAll(answers.keySet());
        return out;
    }

    private static void whenYes(
            Map<TraceField, String> answers, TraceField asked, TraceField more, Set<TraceField> out) {
        if ("yes".equals(answers.get(asked))) {
            out.add(more);
        }
    }

    /** Transport, delay, wrong use are no quality, and nothing else is. */
    static void agrees(TraceEntity trace, Cause cause, Map<TraceField, String> answers) {
        String form = answers.get(FORM_CAUSE);
        if (TraceField.quality(form) == (cause == Cause.NOT_QUALITY)) {
            throw refuse("quality.trace.cause", cause.code(), trace.id(), form);
        }
    }

    /** The answer as it is kept. */
    static String answer(TraceField field, String value) {
        String text = Texts.within(field.code(), value, 2000);
        if (text.isEmpty()) {
            throw refuse("quality.trace.empty", field.code());
        }
        if (!field.choices().isEmpty() && !field.choices().contains(text)) {
            throw refuse("quality.trace.choice", text, field.code(), String.join(", ", field.choices()));
        }
        return text;
    }
}

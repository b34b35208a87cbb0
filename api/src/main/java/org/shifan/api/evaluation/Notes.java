// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.text.Messages;
import org.shifan.api.text.Text;

/** Tells what came after a result. */
final class Notes {
    private static final Messages M = Messages.of(Notes.class);

    private Notes() {}

    static List<Text> of(Evaluation evaluation) {
        List<Text> out = new ArrayList<>();
        Aftermath since = evaluation.aftermath();
        if (since.override() != null) {
            VerdictOverride by = since.override();
            out.add(M.message(
                            "evaluation.note.override",
                            given(by),
                            computed(evaluation),
                            who(by.actor(), by.decision()),
                            who(by.confirmer(), by.confirmed()))
                    .text());
        }
        if (since.pending() != null) {
            VerdictOverride by = since.pending();
            out.add(
                    by.kind() == VerdictOverride.Kind.VERDICT
                            ? M.message("evaluation.note.pending.verdict", given(by), who(by.actor(), by.decision()))
                                    .text()
                            : M.message("evaluation.note.pending.withdrawal", who(by.actor(), by.decision()))
                                    .text());
        }
        since.changed().forEach(changed -> out.add(told(changed)));
        return out;
    }

    private static Text given(VerdictOverride by) {
        return by.total() == null
                ? word(by.verdict())
                : M.message("evaluation.note.verdict", word(by.verdict()), by.total())
                        .text();
    }

    private static Text computed(Evaluation evaluation) {
        Object total = evaluation.total() == null ? "-" : evaluation.total();
        return M.message("evaluation.note.verdict", word(evaluation.verdict()), total)
                .text();
    }

    private static Text word(Verdict verdict) {
        return M.text("evaluation.verdict." + verdict);
    }

    private static Text who(Actor actor, Decision decision) {
        String by = actor.onBehalfOf().isEmpty() ? actor.by() : actor.by() + " (" + actor.onBehalfOf() + ")";
        return decision.evidence().isEmpty()
                ? M.message("evaluation.note.who", by, decision.on(), decision.reason())
                        .text()
                : M.message("evaluation.note.who.evidence", by, decision.on(), decision.reason(), decision.evidence())
                        .text();
    }

    private static Text told(ChangedFact changed) {
        Text told = M.message(
                        "evaluation.note.changed",
                        changed.title(),
                        changed.fact(),
                        String.valueOf(changed.year()),
                        shown(changed.then(), changed.sourcesThen()),
                        shown(changed.now(), changed.sourcesNow()),
                        changed.found())
                .text();
        if (changed.causes().isEmpty()) {
            return told;
        }
        return new Text(
                told.zh() + "；" + changed.causes().stream().map(Text::zh).collect(Collectors.joining("；")),
                told.en() + "; " + changed.causes().stream().map(Text::en).collect(Collectors.joining("; ")));
    }

    private static String shown(BigDecimal value, List<String> sources) {
        String from = String.join("; ", sources);
        return value == null ? (from.isEmpty() ? "-" : from) : value.toPlainString() + " (" + from + ")";
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;

import static org.shifan.evaluation.golden.GoldenMessages.M;

/** Puts golden cases to a plan; the door of the registry and the conformance kit do the same. */
public final class Trial {
    private final Plan plan;
    private final Function<FactId, Optional<FactProvider>> own;
    private final Patience patience;

    /** @param own the bundle's own provider of a fact: what a case does not list it makes of what the case lists */
    public Trial(Plan plan, Function<FactId, Optional<FactProvider>> own) {
        this(plan, own, Patience.endless());
    }

    /** @param patience for all that is tried together */
    public Trial(Plan plan, Function<FactId, Optional<FactProvider>> own, Patience patience) {
        this.plan = plan;
        this.own = own;
        this.patience = patience;
    }

    /**
     * What comes out otherwise than the case expects, all at once; nothing when it holds.
     *
     * @throws Patience.RunOut when the time for all cases is over; so does each of the other methods
     */
    public List<Message> differences(GoldenCase golden) {
        patience.check();
        CaseFacts facts = new CaseFacts(golden, own);
        FactSnapshot snapshot = facts.snapshot(plan, subject());
        Scoring scoring = plan.evaluate(snapshot);
        List<Message> out = new ArrayList<>();
        Set<String> unread = facts.unread(plan);
        if (!unread.isEmpty()) {
            out.add(M.message("golden.unread", unread));
        }
        // What broke is told below with its words; the next time it may only say that it is taken out.
        if (scoring.verdict() != Verdict.ERROR && !plan.evaluate(snapshot).equals(scoring)) {
            out.add(M.message("golden.fickle"));
        }
        out.addAll(new Comparison(golden, scoring).differences());
        if (!out.isEmpty()) {
            out.add(M.message(
                    "golden.reasons",
                    scoring.reasons().stream().reduce(Trial::joined).orElse(Text.same("-"))));
        }
        return out;
    }

    /** What the plan makes of the case's facts. */
    public Scoring scoring(GoldenCase golden) {
        return plan.evaluate(snapshot(golden));
    }

    /** The facts of a case, as an evaluation would find them. */
    public FactSnapshot snapshot(GoldenCase golden) {
        patience.check();
        return new CaseFacts(golden, own).snapshot(plan, subject());
    }

    private static Text joined(Text one, Text other) {
        return new Text(one.zh() + "；" + other.zh(), one.en() + "; " + other.en());
    }

    private Subject subject() {
        return Subject.of(plan.document().subject() == Subject.Kind.ZONE ? "zone:320583-01" : "enterprise:192203821");
    }
}

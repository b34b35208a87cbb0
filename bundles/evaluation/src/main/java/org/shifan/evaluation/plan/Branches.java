// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.shifan.api.text.Text;

/** Tells the branches of a plan's rules, and which of them facts reach. */
public final class Branches {
    private final Optional<Inputs> inputs;
    private final Set<Branch> out = new LinkedHashSet<>();

    private Branches(Optional<Inputs> inputs) {
        this.inputs = inputs;
    }

    /** All branches of the rules of that day. */
    public static Set<Branch> all(Plan plan, LocalDate on) {
        return new Branches(Optional.empty()).of(plan.sheet(on));
    }

    /** The branches that these facts reach; what is not decided reaches none. */
    public static Set<Branch> reached(Plan plan, Inputs inputs, LocalDate on) {
        return new Branches(Optional.of(inputs)).of(plan.sheet(on));
    }

    private Set<Branch> of(Sheet sheet) {
        Stream.concat(sheet.parts().stream(), sheet.bonus().stream())
                .flatMap(part -> part.items().stream())
                .forEach(this::item);
        sheet.vetoes().forEach(veto -> check(veto.veto().id(), veto.check()));
        return out;
    }

    private void item(ItemPlan plan) {
        String id = plan.item().id();
        plan.notApplicable().ifPresent(check -> check(id, check));
        boolean left = inputs.isPresent()
                && plan.notApplicable()
                        .filter(check -> truth(check) != Truth.NO)
                        .isPresent();
        // What does not apply is not scored, whatever its facts are.
        if (!left) {
            scorer(id, plan.scorer());
        }
    }

    private void scorer(String id, Scorer scorer) {
        if (scorer instanceof ScaleScorer scale) {
            curve(id, scale.curve(), inputs.map(scale.measure()::range));
        } else if (scorer instanceof RatioScorer ratio) {
            curve(id, ratio.curve(), inputs.map(ratio.ratio()::range));
        } else if (scorer instanceof DecisionScorer decision) {
            check(id, decision.check());
        } else if (scorer instanceof ChecklistScorer checklist) {
            checklist.slots().forEach(slot -> check(id, new Check.Is(slot, true)));
        } else if (scorer instanceof GradedScorer graded) {
            graded(id, graded);
        } else if (scorer instanceof BestScorer best) {
            best.scorers().forEach(each -> scorer(id, each));
        } else if (scorer instanceof DatedScorer dated) {
            scorer(id, dated.rule());
        }
        // Deductions, judgements, evidence and functions have no branches that can be told from outside.
    }

    private void curve(String id, Curve curve, Optional<Range> value) {
        if (curve instanceof Curve.Steps steps) {
            for (int i = 0; i < steps.points().size(); i++) {
                if (value.isEmpty() || steps.only(value.get()) == i) {
                    out.add(new Branch(id, true, steps.step(i)));
                }
            }
        } else if (curve instanceof Curve.Line line) {
            line(id, line, value);
        }
    }

    private void line(String id, Curve.Line line, Optional<Range> value) {
        boolean low = value.isEmpty() || is(value.get(), high -> high.compareTo(line.fromAt()) <= 0);
        boolean high = value.isEmpty() || is(value.get(), least -> least.compareTo(line.toAt()) >= 0);
        if (low) {
            out.add(new Branch(
                    id, false, Words.say("plan.branch.up-to", line.fromAt().shown())));
        }
        if (high) {
            out.add(new Branch(
                    id, false, Words.say("plan.branch.from", line.toAt().shown())));
        }
        if (value.isEmpty() || (value.get().known() && !low && !high)) {
            out.add(new Branch(id, false, Words.say("plan.branch.between", line.formula())));
        }
    }

    private static boolean is(Range value, Predicate<Fraction> test) {
        return value.known() && test.test(value.low());
    }

    private void graded(String id, GradedScorer graded) {
        Optional<Fraction> value =
                inputs.flatMap(read -> read.value(graded.slot()).map(Fraction::of));
        for (Fraction each : graded.values()) {
            if (inputs.isEmpty() || value.filter(each::equals).isPresent()) {
                out.add(new Branch(
                        id, true, Words.say("plan.branch.is", graded.slot().title(), each.shown())));
            }
        }
    }

    private void check(String id, Check check) {
        for (Truth truth : List.of(Truth.YES, Truth.NO)) {
            if (inputs.isEmpty() || truth(check) == truth) {
                out.add(new Branch(id, false, said(check, truth)));
            }
        }
        if (check instanceof Check.Several several) {
            several.checks().forEach(each -> check(id, each));
        }
    }

    private Truth truth(Check check) {
        try {
            return check.test(inputs.orElseThrow());
        } catch (Broken e) {
            return Truth.UNKNOWN;
        }
    }

    private static Text said(Check check, Truth truth) {
        return Words.say("plan.is.found", check.formula(), truth.mark());
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.analysis.Impact.Change;
import org.shifan.api.analysis.Impact.Direction;
import org.shifan.api.analysis.Impact.ItemChange;
import org.shifan.api.analysis.Impact.ItemEffect;
import org.shifan.api.analysis.Impact.Turn;
import org.shifan.api.analysis.Outcome;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.Scoring;
import org.shifan.evaluation.service.Candidate;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** The results of two sets side by side, gathered zone by zone. */
final class Compared {
    private static final Comparator<ItemChange> STRONGEST = Comparator.comparing(
            (ItemChange change) ->
                    change.by() == null ? BigDecimal.ZERO : change.by().abs(),
            Comparator.reverseOrder());

    private final Optional<CriteriaDocument> before;
    private final CriteriaDocument after;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, ItemEffect> effects = new LinkedHashMap<>();
    private boolean synthetic;

    Compared(Optional<CriteriaDocument> before, CriteriaDocument after) {
        this.before = before;
        this.after = after;
    }

    void add(Candidate subject, Optional<Scoring> earlier, Scoring scoring) {
        List<ItemChange> items = earlier.map(scored -> items(scored, scoring)).orElse(List.of());
        BigDecimal by = earlier.map(Scoring::total)
                .filter(total -> scoring.total() != null)
                .map(total -> scoring.total().subtract(total))
                .orElse(null);
        changes.add(new Change(
                subject.subject(),
                subject.name(),
                earlier.map(Compared::outcome).orElse(null),
                outcome(scoring),
                by,
                direction(by),
                turn(earlier.map(Scoring::verdict).orElse(null), scoring.verdict()),
                items,
                scoring.reasons().get(0)));
        items.forEach(this::count);
        synthetic |= scoring.synthetic() || earlier.filter(Scoring::synthetic).isPresent();
    }

    List<Change> changes() {
        return changes;
    }

    List<ItemEffect> effects() {
        return effects.values().stream()
                .sorted(Comparator.comparing((ItemEffect effect) -> effect.by().abs(), Comparator.reverseOrder()))
                .toList();
    }

    boolean synthetic() {
        return synthetic;
    }

    private static Outcome outcome(Scoring scoring) {
        return new Outcome(scoring.verdict(), scoring.total(), scoring.lowest(), scoring.highest(), scoring.grade());
    }

    private static Direction direction(BigDecimal by) {
        if (by == null) {
            return Direction.OPEN;
        }
        return by.signum() == 0 ? Direction.SAME : by.signum() > 0 ? Direction.RISES : Direction.FALLS;
    }

    private static Turn turn(Verdict earlier, Verdict verdict) {
        if (earlier == verdict) {
            return Turn.STAYS;
        }
        if (verdict == Verdict.PASS) {
            return Turn.PASSES;
        }
        boolean failed = verdict == Verdict.FAIL || verdict == Verdict.FAIL_VETO;
        return earlier == Verdict.PASS && failed ? Turn.FAILS : Turn.OTHER;
    }

    private List<ItemChange> items(Scoring earlier, Scoring scoring) {
        Map<String, Evaluation.Item> olds = byId(earlier);
        Map<String, Evaluation.Item> news = byId(scoring);
        Set<String> ids = new LinkedHashSet<>(news.keySet());
        ids.addAll(olds.keySet());
        List<ItemChange> out = new ArrayList<>();
        for (String id : ids) {
            ItemChange change = item(olds.get(id), news.get(id));
            if (!Objects.equals(change.before(), change.after())) {
                out.add(change);
            }
        }
        out.sort(STRONGEST);
        vetoes(earlier, scoring, out);
        passMark(out);
        return out;
    }

    private static Map<String, Evaluation.Item> byId(Scoring scoring) {
        Map<String, Evaluation.Item> out = new LinkedHashMap<>();
        scoring.parts().forEach(part -> part.items().forEach(item -> out.put(item.id(), item)));
        return out;
    }

    private static ItemChange item(Evaluation.Item old, Evaluation.Item now) {
        Evaluation.Item named = now != null ? now : old;
        BigDecimal was = old == null ? BigDecimal.ZERO : old.points();
        BigDecimal is = now == null ? BigDecimal.ZERO : now.points();
        BigDecimal by = was == null || is == null ? null : is.subtract(was);
        return new ItemChange(named.id(), named.title(), points(old), points(now), by);
    }

    private static Text points(Evaluation.Item item) {
        if (item == null) {
            return null;
        }
        return item.points() != null
                ? Text.same(item.points().toPlainString())
                : M.message("analysis.points.open", item.lowest(), item.highest())
                        .text();
    }

    private static void vetoes(Scoring earlier, Scoring scoring, List<ItemChange> out) {
        Map<String, Evaluation.Veto> olds = new LinkedHashMap<>();
        earlier.vetoes().forEach(veto -> olds.put(veto.id(), veto));
        for (Evaluation.Veto veto : scoring.vetoes()) {
            Evaluation.Veto old = olds.remove(veto.id());
            if (old == null ? veto.state() != Evaluation.VetoState.CLEAR : old.state() != veto.state()) {
                out.add(0, new ItemChange(veto.id(), veto.title(), state(old), state(veto), null));
            }
        }
        olds.values().stream()
                .filter(old -> old.state() != Evaluation.VetoState.CLEAR)
                .forEach(old -> out.add(0, new ItemChange(old.id(), old.title(), state(old), null, null)));
    }

    private static Text state(Evaluation.Veto veto) {
        return veto == null ? null : M.text("analysis.veto." + veto.state());
    }

    /** A pass mark that moves moves verdicts without any item. */
    private void passMark(List<ItemChange> out) {
        BigDecimal was = before.map(CriteriaDocument::pass).orElse(after.pass());
        if (was.compareTo(after.pass()) != 0) {
            out.add(new ItemChange(
                    "pass",
                    M.text("analysis.pass-mark"),
                    Text.same(was.toPlainString()),
                    Text.same(after.pass().toPlainString()),
                    null));
        }
    }

    private void count(ItemChange change) {
        int sign = change.by() == null ? 0 : change.by().signum();
        ItemEffect one = new ItemEffect(
                change.id(),
                change.title(),
                sign > 0 ? 1 : 0,
                sign < 0 ? 1 : 0,
                change.by() == null ? BigDecimal.ZERO : change.by());
        effects.merge(
                change.id(),
                one,
                (all, next) -> new ItemEffect(
                        all.id(),
                        all.title(),
                        all.rises() + next.rises(),
                        all.falls() + next.falls(),
                        all.by().add(next.by())));
    }
}

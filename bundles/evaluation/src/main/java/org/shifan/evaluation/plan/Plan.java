// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.criteria.Layers;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CanonicalJson;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.JudgementRule;
import org.shifan.evaluation.document.Part;

/** A compiled criteria set: immutable, safe for many threads, looks nothing up and holds all it needs. */
public final class Plan {
    private final CriteriaDocument document;
    private final String digest;
    private final List<Slot> slots;
    private final List<Span> spans;
    private final Set<FactNeed> needs;
    private final SortedMap<Integer, Set<FactId>> needsByYearsBack;
    private final Set<PopulationNeed> populations;
    private final Map<String, JudgementRule> judgements;
    private final Set<String> evidence;
    private final Layers layers;
    private final Map<FactId, FactDefinition> definitions;
    private final Set<String> functions;
    private final List<String> bundles;
    private volatile String catalogue;
    private volatile String catalogueDigest;

    /** A sheet and the first day it is for. */
    record Span(LocalDate from, Sheet sheet, Optional<LongSheet> longs) {
        static Span of(LocalDate from, Sheet sheet) {
            return new Span(from, sheet, LongSheet.of(sheet));
        }

        Scoring score(Inputs inputs) {
            return longs.isPresent() ? longs.get().score(inputs) : sheet.score(inputs);
        }
    }

    Plan(CriteriaDocument document, Binding binding, List<Span> spans) {
        this.document = document;
        this.digest = document.digest();
        this.slots = binding.slots();
        this.populations = Collections.unmodifiableSet(new TreeSet<>(binding.populations()));
        this.judgements = Collections.unmodifiableMap(new TreeMap<>(binding.judgements()));
        this.evidence = Collections.unmodifiableSet(new TreeSet<>(binding.evidence()));
        this.definitions = Collections.unmodifiableMap(new TreeMap<>(binding.definitions()));
        this.functions = Collections.unmodifiableSet(new TreeSet<>(binding.functions()));
        this.spans = List.copyOf(spans);
        this.layers = Provenances.layers(document);
        this.bundles = List.of();
        TreeSet<FactNeed> sorted = new TreeSet<>();
        slots.forEach(slot -> sorted.add(slot.need()));
        this.needs = Collections.unmodifiableSortedSet(sorted);
        SortedMap<Integer, Set<FactId>> byYearsBack = new TreeMap<>();
        sorted.forEach(need -> byYearsBack
                .computeIfAbsent(need.yearsBack(), years -> new TreeSet<>())
                .add(need.fact()));
        byYearsBack.replaceAll((years, facts) -> Collections.unmodifiableSet(facts));
        this.needsByYearsBack = Collections.unmodifiableSortedMap(byYearsBack);
    }

    private Plan(Plan like, List<Span> spans, List<String> bundles) {
        this.document = like.document;
        this.digest = like.digest;
        this.slots = like.slots;
        this.spans = List.copyOf(spans);
        this.needs = like.needs;
        this.needsByYearsBack = like.needsByYearsBack;
        this.populations = like.populations;
        this.judgements = like.judgements;
        this.evidence = like.evidence;
        this.layers = like.layers;
        this.definitions = like.definitions;
        this.functions = like.functions;
        this.bundles = List.copyOf(bundles);
    }

    /** The same plan, of which is known under which digests the bundles are archived that it stands on. */
    public Plan archivedWith(List<String> digests) {
        return new Plan(this, spans, digests);
    }

    /**
     * The same plan by the rule of engines before decision 45: an item without weight that could not be computed made an error
     * of the whole. It is for replaying what they gave; nothing is decided by it.
     */
    public Plan asWhenEveryItemDecided() {
        List<Span> then = spans.stream()
                .map(span -> new Span(span.from(), span.sheet().deciding(), Optional.empty()))
                .toList();
        return new Plan(this, then, bundles);
    }

    /** SHA-256 of the archived bundles, its own first; empty for a plan that was compiled from a document alone. */
    public List<String> bundles() {
        return bundles;
    }

    public CriteriaDocument document() {
        return document;
    }

    /** The digest of its document. */
    public String digest() {
        return digest;
    }

    /** The sets that its document was made from, and the open terms that it binds. */
    public Layers layers() {
        return layers;
    }

    /** The facts that a snapshot for this plan should hold, in order. */
    public Set<FactNeed> needs() {
        return needs;
    }

    /** The same facts by how many years back they are wanted, in order. */
    public SortedMap<Integer, Set<FactId>> needsByYearsBack() {
        return needsByYearsBack;
    }

    /** The populations that a snapshot for this plan should hold, in order. */
    public Set<PopulationNeed> populations() {
        return populations;
    }

    /** The judgements that a snapshot for this plan should hold, by item; of dated ones the last. */
    public Map<String, JudgementRule> judgements() {
        return judgements;
    }

    /** The names of the evidence that a snapshot for this plan should hold. */
    public Set<String> evidence() {
        return evidence;
    }

    /** What the facts are that its document names, as it was when the plan was compiled. */
    public Map<FactId, FactDefinition> definitions() {
        return definitions;
    }

    /** The names of the scoring functions that it asks. */
    public Set<String> functions() {
        return functions;
    }

    /** The same definitions as canonical JSON, from which a plan of the same words can be compiled. */
    public String catalogue() {
        String out = catalogue;
        if (out == null) {
            out = CanonicalDefinitions.write(definitions.values());
            catalogue = out;
        }
        return out;
    }

    /** SHA-256 over {@link #catalogue()} in UTF-8. */
    public String catalogueDigest() {
        String out = catalogueDigest;
        if (out == null) {
            out = CanonicalJson.sha256(catalogue().getBytes(StandardCharsets.UTF_8));
            catalogueDigest = out;
        }
        return out;
    }

    /** Its content in outline, as it stands on the first day on which it may be in force. */
    public List<CriteriaSet.Part> outline() {
        return outline(document.inForce().from());
    }

    /**
     * Its content in outline, with every rule in words as it stands on that day; bonus and veto items in parts
     * of their own.
     */
    public List<CriteriaSet.Part> outline(LocalDate on) {
        Sheet sheet = sheet(on);
        List<CriteriaSet.Part> out = new ArrayList<>();
        sheet.parts().forEach(part -> out.add(outline(part, Role.SCORED)));
        sheet.bonus().ifPresent(part -> out.add(outline(part, Role.BONUS)));
        if (!sheet.vetoes().isEmpty()) {
            List<CriteriaSet.Item> items =
                    sheet.vetoes().stream().map(Plan::outline).toList();
            out.add(new CriteriaSet.Part("vetoes", Words.M.text("plan.vetoes"), items));
        }
        return out;
    }

    /** Evaluates; the same facts give the same result, always. */
    public Scoring evaluate(FactSnapshot facts) {
        return evaluate(read(facts));
    }

    /**
     * Facts in the order of this plan, so that it finds them in a snapshot without looking for their names.
     *
     * @param delivery what was delivered of a need, null for nothing
     */
    public Map<FactNeed, FactValue> ordered(Function<FactNeed, FactValue> delivery) {
        return SlotFacts.of(slots, delivery);
    }

    /** Puts facts into the order of this plan, once for any number of evaluations. */
    public Inputs read(FactSnapshot facts) {
        return new Inputs(slots, facts);
    }

    /**
     * Evaluates facts that this plan has read.
     *
     * @throws IllegalArgumentException when another plan has
     */
    public Scoring evaluate(Inputs inputs) {
        if (!inputs.of(slots)) {
            throw new IllegalArgumentException("the facts were read by another plan");
        }
        return span(inputs.asOf()).score(inputs);
    }

    /** The same facts under other weights. */
    public Reweighed reweighed(Inputs inputs) {
        return new Reweighed(sheet(inputs.asOf()), inputs);
    }

    /** What the fact is, as it was when the plan was compiled; empty when the plan does not read it. */
    public Optional<FactDefinition> definition(FactNeed need) {
        return slots.stream()
                .filter(slot -> slot.need().equals(need))
                .findFirst()
                .map(Slot::definition);
    }

    /** Which scored, bonus and veto items read the fact on that day. */
    public List<String> readers(FactNeed need, LocalDate on) {
        Sheet sheet = sheet(on);
        List<String> out = new ArrayList<>();
        Stream.concat(sheet.parts().stream(), sheet.bonus().stream())
                .flatMap(part -> part.items().stream())
                .filter(item ->
                        item.slots().stream().anyMatch(slot -> slot.need().equals(need)))
                .forEach(item -> out.add(item.item().id()));
        sheet.vetoes().stream()
                .filter(veto -> veto.check().slots().stream()
                        .anyMatch(slot -> slot.need().equals(need)))
                .forEach(veto -> out.add(veto.veto().id()));
        return out;
    }

    /** The title of an item that reads the fact on that day and whose missed points cannot be had any more. */
    public Optional<Text> beyondRemedy(FactNeed need, LocalDate on) {
        return sheet(on).parts().stream()
                .flatMap(part -> part.items().stream())
                .filter(item -> !item.item().remediable())
                .filter(item ->
                        item.slots().stream().anyMatch(slot -> slot.need().equals(need)))
                .findFirst()
                .map(item -> item.item().title());
    }

    /** The values that rules on that day know of a fact, where they know only some; ascending, empty otherwise. */
    public List<BigDecimal> listed(FactNeed need, LocalDate on) {
        Sheet sheet = sheet(on);
        TreeSet<BigDecimal> out = new TreeSet<>();
        Stream.concat(sheet.parts().stream(), sheet.bonus().stream())
                .flatMap(part -> part.items().stream())
                .forEach(item -> listed(item.scorer(), need, out));
        return List.copyOf(out);
    }

    private static void listed(Scorer scorer, FactNeed need, Set<BigDecimal> out) {
        if (scorer instanceof GradedScorer graded && graded.slot().need().equals(need)) {
            graded.values().forEach(value -> out.add(value.decimal()));
        } else if (scorer instanceof BestScorer best) {
            best.scorers().forEach(each -> listed(each, need, out));
        }
    }

    /** The same with fractions alone, which {@link #evaluate} has to agree with. */
    Scoring evaluateByFractions(FactSnapshot facts) {
        return sheet(facts.asOf()).score(read(facts));
    }

    Sheet sheet(LocalDate on) {
        return span(on).sheet();
    }

    private Span span(LocalDate on) {
        Span out = spans.get(0);
        for (Span span : spans) {
            if (!span.from().isAfter(on)) {
                out = span;
            }
        }
        return out;
    }

    private static CriteriaSet.Part outline(PartPlan plan, Role role) {
        List<CriteriaSet.Item> items =
                plan.items().stream().map(item -> outline(item, role)).toList();
        return new CriteriaSet.Part(plan.part().id(), plan.part().title(), items, requirements(plan.part()));
    }

    private static List<Text> requirements(Part part) {
        List<Text> out = new ArrayList<>();
        part.minimum().ifPresent(least -> out.add(Words.say("plan.requires.minimum", Fraction.plain(least))));
        part.limits().partlyMet().ifPresent(most -> out.add(Words.say("plan.requires.partly", most)));
        part.limits().notMet().ifPresent(most -> out.add(Words.say("plan.requires.not", most)));
        return out;
    }

    private static CriteriaSet.Item outline(ItemPlan plan, Role role) {
        Item item = plan.item();
        return new CriteriaSet.Item(
                item.id(),
                item.title(),
                item.clause(),
                item.key().isPresent() ? Role.KEY : role,
                item.weight(),
                item.rule().kind().code(),
                plan.formula(),
                facts(plan.slots()),
                item.clauseText().orElse(null),
                item.remediable(),
                plan.provenance());
    }

    private static CriteriaSet.Item outline(VetoPlan plan) {
        return new CriteriaSet.Item(
                plan.veto().id(),
                plan.veto().title(),
                plan.veto().clause(),
                Role.VETO,
                BigDecimal.ZERO,
                "condition",
                plan.formula(),
                facts(plan.check().slots()),
                plan.veto().clauseText().orElse(null),
                true,
                plan.provenance());
    }

    private static List<FactId> facts(List<Slot> slots) {
        return slots.stream().map(slot -> slot.need().fact()).distinct().toList();
    }
}

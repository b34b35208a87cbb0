// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.plan.CanonicalDefinitions;
import org.shifan.evaluation.plan.CanonicalFacts;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.service.Candidate;
import org.shifan.evaluation.service.Maker;

/**
 * A result as it would be archived, and the same made again from nothing but what would be archived with it: what the
 * conformance kit puts every case of a bundle to.
 *
 * @param archived the JSON of the result
 * @param again the JSON of the result that was made again
 */
public record Proof(String archived, String again) {
    private static final Clock THEN = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    /** @param functions the code that would be archived */
    public static Proof of(Plan plan, FactSnapshot found, Function<String, Optional<ScoringFunction>> functions) {
        Map<FactNeed, FactValue> values = new HashMap<>(found.values());
        values.replaceAll((need, value) -> CanonicalFacts.plain(value));
        FactSnapshot facts = found.with(values);
        Map<FactId, FactDefinition> definitions = CanonicalDefinitions.read(plan.catalogue());
        Plan compiled = DocumentReader.read(
                        plan.document().file(), plan.document().canonical())
                .document()
                .flatMap(document -> Compiler.compile(
                                document, id -> Optional.ofNullable(definitions.get(id)), functions)
                        .plan())
                .orElseThrow(() -> new IllegalStateException("the canonical form does not compile"));
        FactSnapshot read = CanonicalFacts.read(
                new String(facts.canonical(), StandardCharsets.UTF_8),
                plan.document().id());
        return new Proof(text(plan, facts), text(compiled, read));
    }

    private static String text(Plan plan, FactSnapshot facts) {
        return new EvaluationJson()
                .write(new Maker("1", THEN)
                        .make(
                                plan,
                                new Candidate(facts.subject(), Text.same("case"), BureauCode.of("jiangsu")),
                                new EvaluationRequest(
                                        facts.subject(), Level.PROVINCIAL, facts.year(), facts.asOf(), true, "case"),
                                facts));
    }
}

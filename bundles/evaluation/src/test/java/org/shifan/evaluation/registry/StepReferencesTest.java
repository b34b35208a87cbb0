// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Duration;
import java.util.Optional;

import org.junit.After;
import org.junit.Test;
import org.slf4j.MDC;

import org.shifan.api.core.Actor;
import org.shifan.api.operations.LogReference;
import org.shifan.api.release.CriteriaStep.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.evaluation.registry.Registry.DAY;

/** Under which reference of the log a set takes its steps. */
public class StepReferencesTest {
    private static final String COMMAND = "4f1c09ab";

    private final Registry registry = Registry.ofSecondPerson();

    @After
    public void clear() {
        MDC.remove(LogReference.KEY);
    }

    private String reference(Kind kind) {
        return registry.archive.steps("jiangsu-zone").stream()
                .filter(step -> step.kind() == kind)
                .map(registry.archive.references::get)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private void approvedFor(int days) {
        registry.criteria.decide(
                d -> d.submit("jiangsu-zone", null, DAY.plusDays(days), new Person(Actor.named("Li"), "new")));
        registry.criteria.decide(d -> d.approve(
                "jiangsu-zone",
                null,
                DAY.plusDays(days),
                new Person(Actor.named("Wang"), "agreed"),
                Optional.empty(),
                DAY));
    }

    @Test
    public void aDocumentThatComesByItselfHasAReferenceOfItsOwn() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(reference(Kind.CHECKED)).matches("[0-9a-f]{8}");
    }

    @Test
    public void whatAPersonDecidesIsUnderTheCommandAndWhatItsDayBringsIsUnderAReferenceOfItsOwn() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        MDC.put(LogReference.KEY, COMMAND);
        approvedFor(1);
        assertThat(reference(Kind.APPROVED)).isEqualTo(COMMAND);
        MDC.remove(LogReference.KEY);
        registry.now = registry.now.plus(Duration.ofDays(1));
        registry.tick();
        assertThat(reference(Kind.ACTIVATED)).matches("[0-9a-f]{8}").isNotEqualTo(COMMAND);
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.Test;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;

public class SubmissionTest {
    private static final String WHOLE = "ningbo.fair";
    private static final String WINDOW = "ningbo.fair.last-12-months";

    @Test
    public void aFactIsDeliveredByWhoHasItsVeryNameBeforeWhoHasTheWhole() {
        Submission submission = new Submission(
                "criteria.yaml",
                new byte[0],
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(provider(WHOLE, FactPeriod.EVENTS), provider(WINDOW, FactPeriod.YEAR)),
                Map.of(),
                new ClasspathBases(ClassLoader.getPlatformClassLoader()));
        assertThat(deliver(submission, WINDOW)).isEqualTo(WINDOW);
        assertThat(deliver(submission, WHOLE)).isEqualTo(WHOLE);
        assertThat(deliver(submission, WHOLE + ".last-24-months")).isEqualTo(WHOLE);
    }

    private static String deliver(Submission submission, String fact) {
        return submission.own(FactId.of(fact)).orElseThrow().facts().get(0).id().value();
    }

    private static FactProvider provider(String fact, FactPeriod period) {
        return new FactProvider() {
            @Override
            public List<FactDefinition> facts() {
                return List.of(new FactDefinition(
                        FactId.of(fact),
                        Text.same("x"),
                        Text.same("x"),
                        FactType.NUMBER,
                        Unit.USD,
                        period,
                        Set.of(Subject.Kind.ZONE),
                        Text.same("x"),
                        ""));
            }

            @Override
            public FactValue fact(FactRequest request) {
                throw new UnsupportedOperationException();
            }
        };
    }
}

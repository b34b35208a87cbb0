// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.Test;

import org.shifan.api.analysis.BackCasting;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.operations.DevelopmentWatch;
import org.shifan.api.operations.DevelopmentWatch.Turn;

import static org.assertj.core.api.Assertions.assertThat;

public class DevWatchTest {
    private static final String ZONE = "320583-01";
    private static final Evaluation SCORED = Fakes.evaluation(ZONE, Verdict.PASS, "80.00");

    private final List<String> asked = new ArrayList<>();

    @Test
    public void aSetInForceScoresTheZone() throws Exception {
        watch(CriteriaState.ACTIVE);
        assertThat(asked).containsExactly("by the set in force");
    }

    @Test
    public void aSetThatNobodyHasApprovedScoresTheZoneAllTheSame() throws Exception {
        CriteriaSet saved = watch(CriteriaState.CHECKED);
        assertThat(asked).containsExactly("trial by " + saved.id() + " " + saved.version());
    }

    private CriteriaSet watch(CriteriaState state) throws Exception {
        CriteriaSet saved = Fakes.set(state);
        DevWatchCommand command = new DevWatchCommand();
        command.source = "criteria.yaml";
        command.zone = ZONE;
        command.turns = "1";
        command.lang = "en";
        DevelopmentWatch.Watch ended = () -> asked.add("ended");
        command.services = new Fakes()
                .with(ZoneRegistry.class, Map.of("require", args -> Fakes.ZONE))
                .with(DevelopmentWatch.class, Map.of("watch", args -> {
                    @SuppressWarnings("unchecked")
                    Consumer<Turn> heard = (Consumer<Turn>) args[1];
                    heard.accept(new Turn(Duration.ofMillis(300), List.of(saved), null));
                    return ended;
                }))
                .with(BackCasting.class, Map.of("trial", args -> {
                    asked.add("trial by " + args[1] + " " + args[2]);
                    return SCORED;
                }))
                .with(EvaluationService.class, Map.of("evaluate", args -> {
                    asked.add("by the set in force");
                    return SCORED;
                }));
        CommandsTest.printed(command);
        assertThat(asked).endsWith("ended");
        asked.remove("ended");
        return saved;
    }
}

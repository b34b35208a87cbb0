// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;

import org.shifan.api.analysis.Assumption;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.analysis.Sweep;
import org.shifan.api.analysis.WhatIf;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class AnalysisCommandsTest {
    private final AtomicReference<Object[]> asked = new AtomicReference<>();

    private WhatIfCommand whatIf(String... later) {
        WhatIfCommand command = new WhatIfCommand();
        command.zone = "320583-01";
        command.asOf = "2016-03-01";
        command.later = List.of(later);
        WhatIf answer = new WhatIf(
                List.of(),
                Fakes.evaluation("320583-01", Verdict.FAIL, "60.00"),
                Fakes.evaluation("320583-01", Verdict.PASS, "80.00"),
                List.of());
        command.services = new Fakes()
                .with(ZoneRegistry.class, Map.of("require", args -> Fakes.ZONE))
                .with(
                        SubjectAnalysis.class,
                        Map.of(
                                "whatIf",
                                args -> {
                                    asked.set(args);
                                    return answer;
                                },
                                "sweep",
                                args -> {
                                    asked.set(args);
                                    throw new ShifanException(ShellMessages.M.message("table.empty"));
                                }));
        return command;
    }

    private static String printed(ShifanCommand<?> command) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            command.execute();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @SuppressWarnings("unchecked")
    public void assumptionsAreReadFromRepeatedOptionsAndCommas() throws Exception {
        String told = printed(
                whatIf("--set", "own.count=3,system.on=yes", "--set", "export.value@2014=12.50", "--set", "b.c=?"));
        assertThat((List<Assumption>) asked.get()[1])
                .extracting(Assumption::toString)
                .containsExactly("own.count=3", "system.on=1", "export.value@2014=12.50", "b.c=?");
        assertThat(((EvaluationRequest) asked.get()[0]).official()).isFalse();
        assertThat(told).startsWith("Unofficial").contains("60.00").contains("80.00");
    }

    @Test
    public void aRangeIsReadWithItsStep() {
        assertThatThrownBy(() -> printed(whatIf("--sweep", "export.value=0..90.5/0.5")))
                .isInstanceOf(CommandException.class);
        assertThat(asked.get()[2])
                .isEqualTo(new Sweep.Range(
                        FactId.of("export.value"),
                        null,
                        BigDecimal.ZERO,
                        new BigDecimal("90.5"),
                        new BigDecimal("0.5")));
    }

    @Test
    public void whatIsNoAssumptionIsRefusedWithAnExample() {
        assertThatThrownBy(() -> printed(whatIf("--set", "own.count=1e99")))
                .hasMessageContaining("own.count=1e99")
                .hasMessageContaining("fact=value");
        assertThatThrownBy(() -> printed(whatIf("--sweep", "own.count=1-9"))).hasMessageContaining("from..to/step");
        assertThatThrownBy(() -> printed(whatIf())).hasMessageContaining("--set fact=value");
    }
}

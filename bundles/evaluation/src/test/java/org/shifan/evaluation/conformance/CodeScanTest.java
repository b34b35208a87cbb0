// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.Test;

import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** What a class may do, and what it may not; the seeded faults of the kit have more of the latter. */
public class CodeScanTest {

    /** All that sound code needs: enumerations, records, lambdas, streams, collections of its own in a call. */
    static final class Sound {
        private static final List<String> NAMES = List.of("a", "b");

        record Pair(String name, BigDecimal value) {}

        Pair score(Verdict verdict, Map<String, BigDecimal> facts) {
            List<BigDecimal> all = new ArrayList<>(facts.values());
            String name = switch (verdict) {
                case PASS -> NAMES.get(0);
                default -> NAMES.stream().map(n -> n + all.size()).collect(Collectors.joining());
            };
            return new Pair(name, all.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    /** Gets its properties from Declarative Services, by the name that these call when no annotation says another. */
    static final class Component {
        private BigDecimal divisor;

        void activate(Map<String, Object> properties) {
            divisor = new BigDecimal(String.valueOf(properties.get("divisor")));
        }

        BigDecimal score(BigDecimal value) {
            return value.multiply(divisor);
        }
    }

    static final class InALambda {
        private int calls;

        Runnable score() {
            return () -> calls++;
        }

        List<LocalDate> days() {
            return List.of(1).stream().map(n -> LocalDate.now(ZoneOffset.UTC)).toList();
        }
    }

    @Test
    public void soundCodeIsLeftAlone() throws Exception {
        assertThat(uses(Sound.class)).isEmpty();
        assertThat(uses(Sound.Pair.class)).isEmpty();
        assertThat(uses(Component.class)).isEmpty();
    }

    @Test
    public void whatALambdaDoesIsSeen() throws Exception {
        assertThat(uses(InALambda.class)).extracting(CodeScan.Use::ban).containsExactlyInAnyOrder(Ban.STATE, Ban.CLOCK);
    }

    @Test
    public void whatIsNoClassIsSaid() {
        assertThat(CodeScan.uses("no class".getBytes(StandardCharsets.UTF_8)))
                .extracting(CodeScan.Use::ban)
                .containsExactly(Ban.UNREADABLE);
    }

    private static List<CodeScan.Use> uses(Class<?> type) throws IOException {
        String path = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = CodeScanTest.class.getResourceAsStream(path)) {
            return CodeScan.uses(in.readAllBytes());
        }
    }
}

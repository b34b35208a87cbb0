// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.RankRule;

/** Snapshots with everything that a snapshot may hold, in every form that a provider may give it. */
final class RandomSnapshot {
    static final String SET = "test-set";
    private static final Subject ZONE = Subject.of("zone:320583-01");
    private static final LocalDate DAY = LocalDate.of(2015, 3, 1);
    private static final String[] WORDS = {
        "出口 \"exports\"", "it's {0}", "a\\b", "caf\u0065\u0301", "line\nend", "", "𠀀"
    };

    private RandomSnapshot() {}

    static FactSnapshot of(Random random) {
        Map<FactNeed, FactValue> values =
                new HashMap<>(RandomSet.facts(random, 0.6).snapshot().values());
        values.replaceAll((need, value) -> random.nextInt(3) == 0 ? value(random) : value);
        values.put(new FactNeed(FactId.of("odd.one"), random.nextInt(3)), value(random));
        return new FactSnapshot(ZONE, 2014, DAY, values, populations(random), statements(random));
    }

    private static FactValue value(Random random) {
        if (random.nextInt(3) == 0) {
            Message reason = new Message("test.reason", Text.same("{0} of {1}"), List.of(word(random), 7));
            return new FactValue.Missing(reason, random.nextBoolean());
        }
        List<FactValue.Source> sources = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            sources.add(new FactValue.Source(word(random), word(random), random.nextBoolean()));
        }
        return new FactValue.Known(number(random), sources);
    }

    private static BigDecimal number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new BigDecimal(new BigInteger(90, random), random.nextInt(40) - 5);
            case 1 -> BigDecimal.valueOf(random.nextInt(100) * 100L, 4);
            case 2 -> BigDecimal.valueOf(-random.nextInt(1000), -3);
            case 3 -> new BigDecimal("0.000");
            default -> BigDecimal.valueOf(random.nextInt(2));
        };
    }

    private static Map<PopulationNeed, Population> populations(Random random) {
        Map<PopulationNeed, Population> out = new HashMap<>();
        for (RankRule.Group group : RankRule.Group.values()) {
            Map<Subject, Optional<BigDecimal>> members = new HashMap<>();
            for (int i = 1; i < 9; i++) {
                members.put(
                        Subject.of("zone:32058" + i + "-01"),
                        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(number(random)));
            }
            if (random.nextBoolean()) {
                out.put(
                        new PopulationNeed(group, FactId.of("number.a")),
                        new Population(new Text("全国", "all \"zones\""), DAY, random.nextBoolean(), members));
            }
        }
        return out;
    }

    private static Statements statements(Random random) {
        Map<String, List<Judgement>> judgements = new HashMap<>();
        Map<String, Evidence> evidence = new HashMap<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            List<Judgement> given = new ArrayList<>();
            for (int k = 0; k <= random.nextInt(2); k++) {
                given.add(new Judgement(i * 10L + k, ZONE, 2014, SET, "item" + i, "good", decision(random, k)));
            }
            judgements.put("item" + i, given);
            boolean there = random.nextBoolean();
            evidence.put(
                    "org.paper" + i,
                    new Evidence(
                            i,
                            ZONE,
                            "org.paper" + i,
                            there,
                            there ? DAY.minusYears(1) : null,
                            there && random.nextBoolean() ? DAY.plusYears(1) : null,
                            decision(random, i)));
        }
        return new Statements(judgements, evidence);
    }

    private static Decision decision(Random random, int person) {
        return new Decision("assessor " + person, DAY, "reason " + word(random), random.nextBoolean() ? "No. 7" : "");
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.golden;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.plan.Scoring;

import static org.shifan.evaluation.golden.GoldenMessages.M;

/** What a case expects beside what came out: all differences at once, each with how the points came about. */
final class Comparison {
    private final GoldenCase golden;
    private final Scoring scoring;
    private final List<Message> differences = new ArrayList<>();

    Comparison(GoldenCase golden, Scoring scoring) {
        this.golden = golden;
        this.scoring = scoring;
    }

    /** Every difference; none when the case holds. */
    List<Message> differences() {
        GoldenCase.Expectation expected = golden.expected();
        same("verdict", expected.verdict(), scoring.verdict());
        if (expected.total() != null) {
            same("total", number(expected.total().orElse(null)), number(scoring.total()));
        }
        number("lowest", expected.lowest(), scoring.lowest());
        number("highest", expected.highest(), scoring.highest());
        same(
                "grade",
                expected.grade(),
                scoring.grade() == null ? "none" : scoring.grade().en());
        items();
        parts();
        same("vetoes", expected.vetoes(), applying());
        same("missing", expected.missing(), missing());
        same("unmet", expected.unmet(), unmet());
        return List.copyOf(differences);
    }

    private void items() {
        Map<String, Evaluation.Item> items = allItems().collect(Collectors.toMap(Evaluation.Item::id, i -> i));
        golden.expected().items().forEach((id, points) -> {
            Evaluation.Item item = items.get(id);
            if (item == null) {
                differences.add(M.message("golden.item.none", id));
                return;
            }
            String actual = switch (item.outcome()) {
                case SCORED -> number(item.points());
                case NOT_APPLICABLE -> "not-applicable";
                case UNKNOWN -> "unknown";
                case ERROR -> "error";
            };
            if (!points.equals(actual)) {
                differences.add(M.message("golden.item", id, item.computation(), points, actual));
            }
        });
    }

    private void parts() {
        Map<String, Evaluation.Part> parts =
                scoring.parts().stream().collect(Collectors.toMap(Evaluation.Part::id, Function.identity()));
        golden.expected().parts().forEach((id, points) -> {
            Evaluation.Part part = parts.get(id);
            if (part == null) {
                differences.add(M.message("golden.part.none", id));
            } else {
                same("part " + id, number(points), number(part.points()));
            }
        });
    }

    private Stream<Evaluation.Item> allItems() {
        return scoring.parts().stream().flatMap(part -> part.items().stream());
    }

    private List<String> applying() {
        return scoring.vetoes().stream()
                .filter(v -> v.state() == Evaluation.VetoState.APPLIES)
                .map(Evaluation.Veto::id)
                .sorted()
                .toList();
    }

    private List<String> missing() {
        return scoring.missing().stream().map(m -> m.fact().value()).sorted().toList();
    }

    private List<String> unmet() {
        Stream<String> parts =
                scoring.parts().stream().filter(Comparison::surelyMissed).map(Evaluation.Part::id);
        return Stream.concat(
                        allItems().filter(i -> Boolean.FALSE.equals(i.met())).map(Evaluation.Item::id), parts)
                .sorted()
                .toList();
    }

    /** Whether the part misses its minimum or a limit, whatever the missing facts are. */
    private static boolean surelyMissed(Evaluation.Part part) {
        boolean below = part.minimum() != null && part.highest().compareTo(part.minimum()) < 0;
        return below || over(part.partlyMet()) || over(part.notMet());
    }

    private static boolean over(Evaluation.Limit limit) {
        return limit != null && limit.surely() > limit.most();
    }

    private void number(String what, BigDecimal expected, BigDecimal actual) {
        if (expected != null) {
            same(what, number(expected), number(actual));
        }
    }

    private void same(String what, Object expected, Object actual) {
        if (expected != null && !Objects.equals(expected, actual)) {
            differences.add(M.message("golden.different", what, expected, String.valueOf(actual)));
        }
    }

    private static String number(BigDecimal value) {
        return Optional.ofNullable(value)
                .map(v -> v.stripTrailingZeros().toPlainString())
                .orElse("none");
    }
}

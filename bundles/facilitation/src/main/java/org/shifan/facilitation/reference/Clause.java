// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.facilitation.Treatment.Effect;

/**
 * What §六(一) lists, and what it asks for at the least. Rules may ask for more and narrow what is asked; a measure that is not
 * here, or a ground of these that they leave out, is refused. The exceptions of law and the guard of effective supervision are
 * among the grounds, so that no rules can put a measure before them.
 */
final class Clause {
    /** The day of the opinion: before it nobody granted these conveniences. */
    static final LocalDate ISSUED = LocalDate.of(2014, 4, 22);

    private static final String LEVELS = "zone-level:provincial|national";

    /** What the clause asks of every measure that lifts an inspection of exports. */
    private static final List<String> EXEMPTING =
            List.of("export", "agreement-free", "member", LEVELS, "risk-normal", "no-systemic");

    private static final List<String> IMPORTS =
            List.of("import", "not-used", "import-allowed", "member", LEVELS, "risk-normal", "no-systemic");

    private static final Map<String, Clause> ALL = Map.ofEntries(
            measure("F1", Effect.MODE, false, List.of()),
            measure("F2", Effect.CONVENIENCE, true, EXEMPTING, "monitoring"),
            measure("F3a", Effect.STRICTER, false, List.of(), "export", "systemic"),
            measure("F3b", Effect.PROCEDURE, false, EXEMPTING, "registered-goods"),
            measure(
                    "F4",
                    Effect.CONVENIENCE,
                    true,
                    EXEMPTING,
                    "statutory",
                    "not-excluded",
                    "demonstration-enterprise",
                    "effective-supervision"),
            measure("F5", Effect.CONVENIENCE, true, EXEMPTING, "not-statutory"),
            measure("F6", Effect.CONVENIENCE, true, EXEMPTING, "aid-or-africa"),
            measure(
                    "F7",
                    Effect.CONVENIENCE,
                    false,
                    List.of("agreement-free", "member", LEVELS, "risk-normal", "no-systemic"),
                    "purpose:repair|testing|research",
                    "project"),
            measure("F8", Effect.CONVENIENCE, true, IMPORTS, "assessed"),
            measure("F9a", Effect.CONVENIENCE, false, IMPORTS, "purpose:equipment"),
            measure("F9b", Effect.CONVENIENCE, true, IMPORTS, "purpose:materials"));

    private final Effect effect;
    private final boolean floor;
    private final List<GroundWord> grounds;

    private Clause(Effect effect, boolean floor, List<GroundWord> grounds) {
        this.effect = effect;
        this.floor = floor;
        this.grounds = grounds;
    }

    private static Map.Entry<String, Clause> measure(
            String id, Effect effect, boolean floor, List<String> common, String... own) {
        List<GroundWord> words = Stream.concat(common.stream(), Arrays.stream(own))
                .map(GroundWord::of)
                .toList();
        return Map.entry(id, new Clause(effect, floor, words));
    }

    /** What the clause says of a measure; empty when it does not list it. */
    static Optional<Clause> of(String measure) {
        return Optional.ofNullable(ALL.get(measure));
    }

    /** The measures that it lists. */
    static Set<String> measures() {
        return new TreeSet<>(ALL.keySet());
    }

    /** The measures that make an inspection easier. */
    static Set<String> conveniences() {
        return ALL.entrySet().stream()
                .filter(each -> each.getValue().effect == Effect.CONVENIENCE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Effect effect() {
        return effect;
    }

    /** Whether random checks have to stay on what the measure exempts. */
    boolean floor() {
        return floor;
    }

    /** The ground of the clause that the rules leave out or widen; empty when they ask for all. */
    Optional<GroundWord> lacking(List<GroundWord> asked) {
        return grounds.stream()
                .filter(needed -> asked.stream().noneMatch(word -> word.narrows(needed)))
                .findFirst();
    }
}

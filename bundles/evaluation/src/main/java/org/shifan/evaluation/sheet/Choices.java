// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.criteria.Procedure;

/** What can be chosen in a cell whose values are a short closed list, as Excel wants such lists. */
final class Choices {
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("subject", "zone,enterprise"),
            Map.entry("level", "cultivating,provincial,national"),
            Map.entry("demonstration", "yes,no"),
            Map.entry("rounding.mode", "half-up,half-even,down"),
            Map.entry("not-applicable.then", "full,spread"),
            Map.entry("on-zero-peer", "missing,0,full"),
            Map.entry("remediable", "yes,no"),
            Map.entry("repealed", "yes"),
            Map.entry("when", "any,all"),
            Map.entry("deadline", codes(Procedure.Term.values(), Procedure.Term::code)),
            Map.entry("before", codes(Procedure.Act.values(), Procedure.Act::code)),
            Map.entry("by", codes(Procedure.Role.values(), Procedure.Role::code)),
            Map.entry("expect.verdict", "PASS,FAIL,FAIL_VETO,INDETERMINATE,ERROR"));

    private Choices() {}

    private static <E> String codes(E[] values, Function<E, String> code) {
        return Stream.of(values).map(code).collect(Collectors.joining(","));
    }

    static Optional<String> of(String key) {
        return Optional.ofNullable(LISTS.get(key)).map(list -> '"' + list + '"');
    }
}

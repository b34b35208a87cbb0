// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.shifan.api.text.Text;

/**
 * What a rule found: every ground the measure asks for, held or lacking. The measure applies only while all hold, so
 * that it stops the day after the first of them ends.
 *
 * @param conditions what has to stay true while the measure is used and no register can tell
 */
record Finding(List<Ground> grounds, List<Text> conditions) {
    Finding {
        grounds = List.copyOf(grounds);
        conditions = List.copyOf(conditions);
        if (grounds.isEmpty()) {
            throw new IllegalArgumentException("a finding names its grounds");
        }
    }

    boolean applies() {
        return grounds.stream().allMatch(Ground::holds);
    }

    /** All grounds when it applies; otherwise all that is lacking, not only the first. */
    Text reason() {
        boolean applies = applies();
        return join(grounds.stream()
                .filter(ground -> ground.holds() == applies)
                .map(Ground::text)
                .toList());
    }

    /** The earliest known end among the grounds; null when none has one. */
    LocalDate until() {
        return applies()
                ? grounds.stream()
                        .map(Ground::until)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }

    Finding with(Ground first) {
        List<Ground> all = new ArrayList<>();
        all.add(first);
        all.addAll(grounds);
        return new Finding(all, conditions);
    }

    Finding with(List<Ground> further) {
        List<Ground> all = new ArrayList<>(grounds);
        all.addAll(further);
        return new Finding(all, conditions);
    }

    private static Text join(List<Text> texts) {
        return new Text(
                texts.stream().map(Text::zh).collect(Collectors.joining("；")),
                texts.stream().map(Text::en).collect(Collectors.joining("; ")));
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.release.Actor;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.ShifanException;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/** Who decides, and why. */
public record Person(Actor actor, String reason) {
    private static final int LONGEST_NAME = 200;
    static final int LONGEST_REASON = 1000;

    /** @throws ShifanException {@code release.by.missing}, {@code release.reason.missing}, {@code release.long} */
    public Person {
        reason = reason == null ? "" : reason.strip();
        if (actor.by().isEmpty()) {
            throw new ShifanException(M.message("release.by.missing"));
        }
        if (reason.isEmpty()) {
            throw new ShifanException(M.message("release.reason.missing"));
        }
        if (actor.by().length() > LONGEST_NAME
                || actor.onBehalfOf().length() > LONGEST_NAME
                || reason.length() > LONGEST_REASON) {
            throw new ShifanException(M.message("release.long", LONGEST_NAME, LONGEST_REASON));
        }
    }

    String name() {
        return actor.by();
    }

    /**
     * The name that stands behind the step too, as the one who took it or as the one it was taken for, however it is
     * spaced and its letters are written.
     */
    Optional<String> behind(CriteriaStep step) {
        return names(actor.by(), actor.onBehalfOf())
                .filter(name -> names(step.by(), step.onBehalfOf())
                        .anyMatch(other -> plain(other).equals(plain(name))))
                .findFirst();
    }

    private static Stream<String> names(String by, String onBehalfOf) {
        return Stream.of(by, onBehalfOf).filter(name -> !name.isEmpty());
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }
}

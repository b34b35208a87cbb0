// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.release.CriteriaStep;
import org.shifan.evaluation.archive.ArchivedCriteria;

/**
 * How far a content has come on its way into force: what its steps add up to.
 *
 * @param last the step that brought it to its stage
 * @param submitted the submission that stands
 * @param shadow whether it is evaluated beside the set in force
 */
record Release(Stage stage, Optional<CriteriaStep> last, Optional<CriteriaStep> submitted, boolean shadow) {
    static final Release NONE = new Release(Stage.ARRIVED, Optional.empty(), Optional.empty(), false);

    /** Where it stands. */
    enum Stage {
        /** It was found sound for the first time, just now. */
        ARRIVED,
        CHECKED,
        SUBMITTED,
        /** It comes into force on its day. */
        APPROVED,
        /** It may serve in its period. */
        ACTIVE,
        /** Its day came, but it does something else than was shown; it has to be submitted and approved anew. */
        HALTED,
        /** It was submitted or approved, and taken back; it has to be submitted anew. */
        WITHDRAWN,
        /** It was in force; the last step says what ended that. */
        ENDED
    }

    /** @param steps of the whole set, oldest first */
    static Release of(ArchivedCriteria content, List<CriteriaStep> steps) {
        Release out = NONE;
        for (CriteriaStep step : steps) {
            if (isAbout(step, content)) {
                out = out.after(step);
            }
        }
        return out;
    }

    static boolean isAbout(CriteriaStep step, ArchivedCriteria content) {
        return step.set().equals(content.id())
                && step.version().equals(content.version())
                && step.digest().equals(content.digest());
    }

    private Release after(CriteriaStep step) {
        Optional<CriteriaStep> now = Optional.of(step);
        return switch (step.kind()) {
            case CHECKED -> new Release(Stage.CHECKED, now, Optional.empty(), shadow);
            case SUBMITTED -> new Release(Stage.SUBMITTED, now, now, shadow);
            case SHADOWED -> new Release(stage, last, submitted, true);
            case APPROVED -> new Release(Stage.APPROVED, now, submitted, shadow);
            case ACTIVATED -> new Release(Stage.ACTIVE, now, Optional.empty(), false);
            case HALTED -> new Release(Stage.HALTED, now, Optional.empty(), shadow);
            case WITHDRAWN -> new Release(Stage.WITHDRAWN, now, Optional.empty(), shadow);
            case ROLLED_BACK, REPLACED, RETIRED -> new Release(Stage.ENDED, now, Optional.empty(), false);
        };
    }

    boolean active() {
        return stage == Stage.ACTIVE;
    }

    /** Whether it serves, will or was meant to, so that it is kept at hand when its bundle brings another content. */
    boolean lasts() {
        return stage == Stage.ACTIVE || stage == Stage.APPROVED || stage == Stage.HALTED;
    }

    /** Whether it was found sound, is not in force yet, and nobody took it back. */
    boolean isOnItsWay() {
        return switch (stage) {
            case ARRIVED, CHECKED, SUBMITTED, APPROVED, HALTED -> true;
            case ACTIVE, WITHDRAWN, ENDED -> false;
        };
    }

    boolean endedBy(CriteriaStep.Kind kind) {
        return stage == Stage.ENDED && last.filter(s -> s.kind() == kind).isPresent();
    }

    /** Whether it is evaluated beside the set in force. */
    boolean shadows() {
        return switch (stage) {
            case CHECKED, SUBMITTED, APPROVED, HALTED, WITHDRAWN -> shadow;
            case ARRIVED, ACTIVE, ENDED -> false;
        };
    }

    boolean isDue(LocalDate today) {
        return stage == Stage.APPROVED
                && last.filter(s -> s.day() == null || !s.day().isAfter(today)).isPresent();
    }
}

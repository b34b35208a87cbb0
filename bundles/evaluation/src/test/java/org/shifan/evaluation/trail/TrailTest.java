// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.trail;

import java.util.ArrayList;
import java.util.List;

import org.junit.After;
import org.junit.Test;
import org.slf4j.MDC;

import org.shifan.api.operations.LogReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Under which reference a piece of work is found in the log. */
public class TrailTest {
    private static final String REFERENCE = "[0-9a-f]{8}";

    private final List<String> seen = new ArrayList<>();

    @After
    public void clear() {
        MDC.remove(LogReference.KEY);
    }

    private void look() {
        seen.add(MDC.get(LogReference.KEY));
    }

    @Test
    public void eachPieceOfWorkThatNobodyAskedForHasAReferenceOfItsOwn() {
        Trail.own(this::look);
        Trail.own(this::look);
        Trail.carried(this::look).run();
        assertThat(seen).hasSize(3).doesNotHaveDuplicates().allMatch(each -> each.matches(REFERENCE));
        assertThat(MDC.get(LogReference.KEY)).as("afterwards").isNull();
    }

    @Test
    public void whatWorkHandsOverRunsUnderItsReferenceAlsoInAnotherThread() throws Exception {
        MDC.put(LogReference.KEY, "4f1c09ab");
        Thread other = new Thread(Trail.carried(this::look));
        other.start();
        other.join();
        Trail.own(this::look);
        assertThat(seen).containsExactly("4f1c09ab", "4f1c09ab");
        assertThat(MDC.get(LogReference.KEY)).as("the asker's").isEqualTo("4f1c09ab");
    }

    @Test
    public void whatIsHandedOnFromThereBelongsToTheSameWork() {
        List<Runnable> next = new ArrayList<>();
        Trail.own(() -> {
            look();
            next.add(Trail.carried(this::look));
        });
        next.get(0).run();
        assertThat(seen).hasSize(2).containsOnly(seen.get(0));
    }

    @Test
    public void aThreadThatServesManyKeepsNoReferenceOfWorkThatBroke() {
        Runnable breaking = Trail.carried(() -> {
            throw new IllegalStateException("broke");
        });
        assertThatThrownBy(breaking::run).isInstanceOf(IllegalStateException.class);
        assertThat(MDC.get(LogReference.KEY)).isNull();
    }
}

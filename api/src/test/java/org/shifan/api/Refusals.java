// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asserts that something is refused in the domain's words. */
public final class Refusals {
    private Refusals() {}

    /** The refusal has this code, and its text names what was found and what would be right. */
    public static void refused(String code, ThrowingCallable work, String... named) {
        assertThatThrownBy(work).isInstanceOfSatisfying(ShifanException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            for (String name : named) {
                assertThat(e).hasMessageContaining(name);
            }
        });
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.List;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class ReleasePolicyTest {
    private final ReleasePolicy policy = new ReleasePolicy();

    private List<Boolean> settings() {
        return List.of(policy.secondPerson(), policy.stops());
    }

    @Test
    public void aChangeHoldsAtOnce() {
        policy.change("none", "stop");
        assertThat(settings()).containsExactly(false, true);
        policy.change("second-person", "report");
        assertThat(settings()).containsExactly(true, false);
    }

    @Test
    public void aWrongValueChangesNothing() {
        policy.change("none", "report");
        policy.change("two", "stop");
        policy.change("second-person", "never");
        assertThat(settings()).containsExactly(false, false);
    }

    @Test
    public void theDefaultsAreTheStrictestSoThatAStartWithAWrongValueOpensNoDoor() throws Exception {
        policy.change("none", "report");
        policy.change(initial("approval"), initial("difference"));
        assertThat(settings()).containsExactly(true, true);
    }

    private static String initial(String setting) throws Exception {
        return (String) ReleasePolicy.Config.class.getMethod(setting).getDefaultValue();
    }

    @Test
    public void aWrongValueAtTheStartOpensNoDoor() {
        policy.change("secondperson", "never");
        assertThat(settings()).containsExactly(true, true);
    }
}

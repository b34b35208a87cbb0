// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.file.Files;
import java.nio.file.Path;
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
        policy.change("none", "stop", "required");
        assertThat(settings()).containsExactly(false, true);
        policy.change("second-person", "report", "required");
        assertThat(settings()).containsExactly(true, false);
    }

    @Test
    public void aWrongValueChangesNothing() {
        policy.change("none", "report", "required");
        policy.change("two", "stop", "required");
        policy.change("second-person", "never", "required");
        assertThat(settings()).containsExactly(false, false);
    }

    @Test
    public void theDefaultsAreTheStrictestSoThatAStartWithAWrongValueOpensNoDoor() throws Exception {
        policy.change("none", "report", "required");
        policy.change(initial("approval"), initial("difference"), initial("baseline"));
        assertThat(settings()).containsExactly(true, true);
    }

    @Test
    public void theDistributionAsksForASecondPerson() throws Exception {
        String file = Files.readString(Path.of("../../karaf-assembly/src/main/resources/etc/org.shifan.criteria.cfg"));
        assertThat(file.lines()).contains("approval = second-person", "difference = stop", "baseline = required");
    }

    private static String initial(String setting) throws Exception {
        return (String) ReleasePolicy.Config.class.getMethod(setting).getDefaultValue();
    }

    @Test
    public void aWrongValueAtTheStartOpensNoDoor() {
        policy.change("secondperson", "never", "required");
        assertThat(settings()).containsExactly(true, true);
    }
}

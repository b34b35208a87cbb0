// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class DeployerMessagesTest {

    @Test
    public void everyMessageExistsInBothLanguages() {
        assertThat(DeployerMessages.M.keys()).hasSizeGreaterThan(5);
        assertThat(DeployerMessages.M.unpaired()).isEmpty();
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class OperationsMessagesTest {

    @Test
    public void everyMessageExistsInBothLanguages() {
        assertThat(OperationsMessages.M.keys()).hasSizeGreaterThan(5);
        assertThat(OperationsMessages.M.unpaired()).isEmpty();
    }
}

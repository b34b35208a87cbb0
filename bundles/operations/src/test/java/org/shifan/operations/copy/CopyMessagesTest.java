// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.copy;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class CopyMessagesTest {

    @Test
    public void everyMessageExistsInBothLanguages() {
        assertThat(CopyMessages.M.keys()).hasSizeGreaterThan(10);
        assertThat(CopyMessages.M.unpaired()).isEmpty();
    }
}

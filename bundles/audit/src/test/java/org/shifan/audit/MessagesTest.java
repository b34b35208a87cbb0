// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class MessagesTest {
    @Test
    public void bothLanguagesHaveTheSameKeys() {
        assertThat(AuditMessages.M.keys()).isNotEmpty();
        assertThat(AuditMessages.M.unpaired()).isEmpty();
    }
}

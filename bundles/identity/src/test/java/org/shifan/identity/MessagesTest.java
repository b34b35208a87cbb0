// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.identity.IdentityMessages.M;

public class MessagesTest {
    @Test
    public void bothLanguagesHaveTheSameKeys() {
        assertThat(M.keys()).isNotEmpty();
        assertThat(M.unpaired()).isEmpty();
    }
}

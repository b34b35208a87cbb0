// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.util.List;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class TrustMessagesTest {
    @Test
    public void everyMessageIsThereInBothLanguages() {
        assertThat(TrustMessages.M.unpaired()).isEmpty();
    }

    @Test
    public void developerModeIsTheOptionOfTheProcessAndNoSystemProperty() {
        System.setProperty("shifan.developer-mode", "true");
        try {
            assertThat(DeveloperMode.isOn()).isFalse();
        } finally {
            System.clearProperty("shifan.developer-mode");
        }
        assertThat(DeveloperMode.isOn(List.of("-Xmx1g", "-Dshifan.developer-mode=true")))
                .isTrue();
        assertThat(DeveloperMode.isOn(List.of("-Dshifan.developer-mode=false"))).isFalse();
    }
}

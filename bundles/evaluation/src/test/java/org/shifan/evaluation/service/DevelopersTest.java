// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.List;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What receipts say of the mode of the server that makes them. */
public class DevelopersTest {
    private static final String OPTION = "-Dshifan.developer-mode=true";

    private final Developers on = Developers.of(List.of("-Xmx1g", OPTION));
    private final Developers off = Developers.of(List.of("-Xmx1g"));

    @Test
    public void inDeveloperModeEveryReceiptSaysSoOnce() {
        assertThat(on.origin("jiangsu-1 (ab12)")).isEqualTo("developer mode, jiangsu-1 (ab12)");
        assertThat(on.origin("developer mode, unsigned")).isEqualTo("developer mode, unsigned");
        assertThat(on.origin(null)).isEqualTo("developer mode");
    }

    @Test
    public void whatWasAcceptedInDeveloperModeOnceSaysItNoLongerElsewhere() {
        assertThat(off.origin("developer mode, unsigned")).isEqualTo("unsigned");
        assertThat(off.origin("developer mode, jiangsu-1 (ab12)")).isEqualTo("jiangsu-1 (ab12)");
        assertThat(off.origin("jiangsu-1 (ab12)")).isEqualTo("jiangsu-1 (ab12)");
        assertThat(off.origin(null)).isNull();
    }
}

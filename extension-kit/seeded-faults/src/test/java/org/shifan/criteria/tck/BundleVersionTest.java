// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import org.junit.Test;
import org.osgi.framework.Version;

import static org.assertj.core.api.Assertions.assertThat;

public class BundleVersionTest {

    @Test
    public void isReadAsAContainerReadsIt() {
        for (String written :
                new String[] {"1", "1.0", "1.2.3", "1.2.3.SNAPSHOT", "01.2", " 1.0 ", "", "1.0.0.a-b_1"}) {
            Version version = Version.parseVersion(written);
            BundleVersion found = BundleVersion.of(written);
            assertThat(found.whole()).as(written).isEqualTo(version.toString());
            assertThat(found.release())
                    .as(written)
                    .isEqualTo(version.getMajor() + "." + version.getMinor() + "." + version.getMicro());
        }
    }

    @Test
    public void whatIsNoVersionIsNotMadeOne() {
        for (String written : new String[] {"1.x", "1.0.0-SNAPSHOT", "1..0", "1.0."}) {
            assertThat(BundleVersion.of(written).release()).isEqualTo(written);
        }
    }
}

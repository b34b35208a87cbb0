// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class PersistenceUnitTest {
    /** Its own logger prints lines such as "[EL Info]" between those of the console. */
    @Test
    public void whatEclipseLinkSaysGoesToTheLogAndNotToTheConsole() throws Exception {
        try (InputStream in = ResultEntity.class.getResourceAsStream("/META-INF/persistence.xml")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<property name=\"eclipselink.logging.logger\" value=\"JavaLogger\"/>");
        }
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class SchemaHeaderTest {

    @Test
    public void namesTheModuleAndItsChangelog() {
        assertThat(SchemaHeader.parse("core;changelog=\"db/core.xml\""))
                .isEqualTo(new SchemaHeader("core", "db/core.xml"));
    }

    @Test
    public void quotesBlanksAndALeadingSlashDoNotMatter() {
        assertThat(SchemaHeader.parse(" core ; changelog = /db/core.xml "))
                .isEqualTo(new SchemaHeader("core", "db/core.xml"));
    }

    @Test
    public void theLogicalPathHoldsOnlyTheModulesName() {
        SchemaHeader header = new SchemaHeader("core", "db/v2/tables.xml");

        assertThat(header.logicalPath()).isEqualTo("core/changelog.xml");
        assertThat(header.folder()).isEqualTo("db/v2/");
    }

    @Test
    public void anotherFormIsRefusedWithTheRightOne() {
        for (String wrong :
                new String[] {"", "core", "Core;changelog=\"db/core.xml\"", "core;changelog=\"../core.xml\""}) {
            assertThatThrownBy(() -> SchemaHeader.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + wrong + "'")
                    .hasMessageContaining("MODULE;changelog=");
        }
    }
}

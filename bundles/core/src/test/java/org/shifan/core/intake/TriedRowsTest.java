// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.core.Subject;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.core.intake.ImportFixture.JIANGSU;
import static org.shifan.core.intake.ImportFixture.KUNSHAN;
import static org.shifan.core.intake.ImportFixture.NINGBO;
import static org.shifan.core.intake.ImportFixture.code;

/** A trial says the same as the import that follows it, and leaves the registers as they were. */
@Category(EachDatabase.class)
public class TriedRowsTest {
    private static final String DECIDED = "|decided_by=bureau|decided_on=2014-05-01|reason=test";

    private final ImportFixture fixture = new ImportFixture().withEnterprises(JIANGSU, 1, 2);

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void enterprisesCanBeTried() {
        String[] rows = {
            "organisation_code=" + code(3) + "|name=new|division=320583",
            "organisation_code=" + code(3) + "|name=new|division=320583",
            "organisation_code=" + code(1) + "|name=企业1|division=320583",
            "organisation_code=" + code(4) + "|name=nowhere|division=999999"
        };
        ImportFixture.Outcome tried = fixture.tried(fixture.enterprises, JIANGSU, rows);
        assertThat(fixture.registers.enterprises.enterprise(code(3))).isEmpty();
        assertThat(fixture.registers.enterprises.count(JIANGSU)).isEqualTo(2);
        ImportFixture.Outcome taken = fixture.take(fixture.enterprises, JIANGSU, rows);
        assertThat(tried.rows).isEqualTo(taken.rows).contains("stored", "unchanged");
        assertThat(tried.codes).isEqualTo(taken.codes).hasSize(1);
        assertThat(fixture.registers.enterprises.enterprise(code(3))).isPresent();
    }

    @Test
    public void membershipsCanBeTriedAlsoTheirEnd() {
        String begins = "enterprise=" + code(1) + "|zone=" + KUNSHAN + "|from=2014-06-01" + DECIDED;
        assertThat(fixture.tried(fixture.memberships, JIANGSU, begins).rows).containsExactly("stored");
        assertThat(fixture.registers.memberships.history(code(1))).isEmpty();
        fixture.take(fixture.memberships, JIANGSU, begins);
        String ends = begins + "|to=2014-12-31";
        assertThat(fixture.tried(fixture.memberships, JIANGSU, ends).rows).containsExactly("stored");
        assertThat(fixture.registers.memberships.history(code(1)))
                .allSatisfy(line -> assertThat(line.ended()).isNull());
        assertThat(fixture.tried(fixture.memberships, NINGBO, begins).codes).hasSize(1);
    }

    @Test
    public void grantsCanBeTried() {
        String row = "subject=" + code(1) + "|kind=enterprise-class|value=1|from=2014-06-01" + DECIDED;
        assertThat(fixture.tried(fixture.grants, JIANGSU, row).rows).containsExactly("stored");
        assertThat(fixture.registers.grants.history(Subject.enterprise(code(1))))
                .isEmpty();
        assertThat(fixture.take(fixture.grants, JIANGSU, row).rows).containsExactly("stored");
        assertThat(fixture.tried(fixture.grants, JIANGSU, row).rows).containsExactly("unchanged");
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.TransactionType;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;
import org.shifan.core.intake.ImportFixture;
import org.shifan.core.registry.Registers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An import reads what its rows are about, a thousand at a time. Derby keeps the plan that it made while the table was
 * empty; if that one looked through the whole table, an import would become slower with every row.
 */
public class LookupTest {
    private static final List<OrganisationCode> THOUSAND =
            IntStream.rangeClosed(1, 1000).mapToObj(ImportFixture::code).toList();

    private final Registers registers = new Registers();

    @After
    public void close() {
        registers.close();
    }

    @Test
    public void enterprisesAreLookedUpInTheIndexThoughTheTableIsStillEmpty() {
        assertLookedUp(THOUSAND, (em, codes) -> new EnterpriseBook(em).read(codes));
    }

    @Test
    public void membershipsAreLookedUpInTheIndexThoughTheTableIsStillEmpty() {
        assertLookedUp(THOUSAND, (em, codes) -> new MembershipBook(em).read(codes));
    }

    @Test
    public void grantsAreLookedUpInTheIndexThoughTheTableIsStillEmpty() {
        List<Subject> subjects = THOUSAND.stream().map(Subject::enterprise).toList();
        assertLookedUp(subjects, (em, some) -> new GrantBook(em).read(some));
        assertLookedUp(
                subjects,
                (em, some) -> new GrantBook(em).held(some, Grant.Kind.ENTERPRISE_CLASS, LocalDate.of(2018, 6, 30)));
    }

    private <T> void assertLookedUp(List<T> keys, BiConsumer<EntityManager, List<T>> reading) {
        assertThat(planOfTheLastQuestion(keys, reading))
                .contains("Index Scan ResultSet")
                .doesNotContain("Table Scan ResultSet");
    }

    private <T> String planOfTheLastQuestion(List<T> keys, BiConsumer<EntityManager, List<T>> reading) {
        return registers.jpa.txExpr(TransactionType.Required, em -> {
            try (Statement statement = em.unwrap(Connection.class).createStatement()) {
                statement.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
                reading.accept(em, keys);
                try (ResultSet plan = statement.executeQuery("VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")) {
                    assertThat(plan.next()).isTrue();
                    return plan.getString(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}

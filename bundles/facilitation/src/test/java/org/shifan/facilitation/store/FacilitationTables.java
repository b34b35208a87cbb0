// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;

import org.apache.aries.jpa.template.JpaTemplate;

import org.shifan.api.code.OrganisationCode;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.testdatabases.LocalTransactions;
import org.shifan.testdatabases.TestDatabase;

/** The tables of the bundle in a database of their own, made by its changelog. */
public final class FacilitationTables implements AutoCloseable {
    private final TestDatabase tables = TestDatabase.of("db/facilitation.xml");
    private final EntityManagerFactory factory;
    public final JpaTemplate jpa;

    public FacilitationTables() {
        // A property wins over the data source that persistence.xml names, which only a container has.
        factory = Persistence.createEntityManagerFactory(
                "shifan-facilitation",
                Map.of("javax.persistence.nonJtaDataSource", tables.source(), "eclipselink.logging.level", "WARNING"));
        jpa = new LocalTransactions(factory);
    }

    /** The register of declared grounds over them. */
    public GroundRegister grounds(Clock clock) {
        return grounds(clock, enterprise -> {});
    }

    /** @param changed told whose grounds changed */
    GroundRegister grounds(Clock clock, Consumer<OrganisationCode> changed) {
        return new GroundRegister(
                jpa, new OneEnterprise(), (operation, place, actor) -> java.util.Optional.empty(), changed, clock);
    }

    @Override
    public void close() {
        factory.close();
        tables.close();
    }
}

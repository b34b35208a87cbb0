// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;

import org.apache.aries.jpa.template.JpaTemplate;

import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.DecidedMemberships;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.StandingListener;
import org.shifan.api.identity.Permissions;
import org.shifan.api.quality.Archive;
import org.shifan.api.quality.Archives;
import org.shifan.api.text.Text;
import org.shifan.core.reference.Bureaus;
import org.shifan.core.reference.Divisions;
import org.shifan.testdatabases.LocalTransactions;
import org.shifan.testdatabases.TestDatabase;

/** All registers over an own database, whose tables the bundle's changelog made. */
public final class Registers implements AutoCloseable {
    public static final LocalDate TODAY = LocalDate.of(2018, 6, 30);
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2018-06-30T08:00:00Z"), ZoneOffset.UTC);

    private static final BureauDirectory BUREAUS = new Bureaus();
    private static final DivisionDirectory DIVISIONS = new Divisions();

    private final TestDatabase tables = TestDatabase.of("db/core.xml");
    private final EntityManagerFactory factory;

    public final BureauDirectory bureaus = BUREAUS;
    public final DivisionDirectory divisions = DIVISIONS;
    public final JpaTemplate jpa;
    public final Zones zones;
    public final Enterprises enterprises;
    public final MembershipRegister memberships;
    public final GrantValues values = new GrantValues();
    public final GrantRegister grants;
    public final StandingNews news = new StandingNews();
    /** By which no case decided a membership. */
    public final CaseGuard cases = new CaseGuard();
    /** By which nothing is kept of an enterprise but memberships and grants. */
    public final EnterpriseUse use = new EnterpriseUse();

    public final RegisterCorrector corrections;

    /** Where everybody may everything. */
    public Registers() {
        this((operation, place, actor) -> Optional.empty());
    }

    public Registers(Permissions permissions) {
        // A property wins over the data source that persistence.xml names, which only a container has.
        factory = Persistence.createEntityManagerFactory(
                "shifan-core",
                Map.of("javax.persistence.nonJtaDataSource", tables.source(), "eclipselink.logging.level", "WARNING"));
        jpa = new LocalTransactions(factory);
        zones = new Zones(jpa, bureaus, divisions, permissions, CLOCK);
        enterprises = new Enterprises(module(), jpa);
        memberships = new MembershipRegister(jpa, zones, enterprises, permissions, news, CLOCK);
        grants = new GrantRegister(jpa, zones, enterprises, values, permissions, news, CLOCK);
        cases.cases = membership -> Optional.empty();
        use.archives = archive(List.of());
        corrections = new RegisterCorrector(jpa, zones, enterprises, divisions, permissions, cases, use, news, CLOCK);
    }

    /** The memberships that these cases decided are not corrected. */
    public void decidedBy(DecidedMemberships decided) {
        cases.cases = decided;
    }

    /** Somebody listens whose standing changes. */
    public void tell(StandingListener listener) {
        news.listeners = List.of(listener);
    }

    /** Quality archives with what is in these registers. */
    public Archives archive(List<Text> gaps) {
        return (code, heading) -> {
            Enterprise enterprise = enterprises.require(code);
            return new Archive(
                    enterprise,
                    heading,
                    TODAY,
                    new StandingLines(memberships, grants).lines(enterprise),
                    List.of(),
                    gaps);
        };
    }

    private static org.shifan.api.schema.SchemaReady module() {
        return () -> "core";
    }

    @Override
    public void close() {
        factory.close();
        tables.close();
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.schema.SchemaReady;

/** The tables of the bundle, and the time. Whoever changes them holds the writers' lock, on whatever node. */
@Component(service = Tables.class)
public final class Tables {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JpaTemplate jpa;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public Tables(
            @Reference(target = "(shifan.schema=market)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-market)") JpaTemplate jpa) {
        this(jpa, Clock.systemUTC());
    }

    private Tables(JpaTemplate jpa, Clock clock) {
        this.jpa = jpa;
        this.clock = clock;
    }

    /** The same at another time, for where no container brings them. */
    public static Tables of(JpaTemplate jpa, Clock clock) {
        return new Tables(jpa, clock);
    }

    /** The day in China. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }

    public Instant now() {
        return clock.instant();
    }

    public <T> T read(Function<Book, T> work) {
        return jpa.txExpr(TransactionType.Required, em -> work.apply(new Book(em, clock.instant())));
    }

    /** Does the work as one transaction, alone. */
    public <T> T change(Function<Book, T> work) {
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            return work.apply(new Book(em, clock.instant()));
        });
    }

    /** What takes back all that was only tried. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undone() {
            super("tried only", null, false, false);
        }
    }

    /** Does the work as one transaction, alone, and takes it back: what only the database would refuse comes to light as well. */
    public void attempt(Consumer<Book> work) {
        try {
            jpa.tx(TransactionType.Required, em -> {
                RegisterEntity.write(em);
                work.accept(new Book(em, clock.instant()));
                em.flush();
                throw new Undone();
            });
        } catch (Undone tried) {
            // Nothing of it is left.
            return;
        }
    }
}

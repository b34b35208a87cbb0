// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.audit.AuditEntry;
import org.shifan.api.audit.AuditFault;
import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditVerification;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.operations.LogReference;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.ShifanException;

/** The log in the table AUDIT_ENTRY. Looks at its sources every few seconds, and whenever it is asked something. */
@Component(service = AuditLog.class, immediate = true)
public final class ChainedAuditLog implements AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(ChainedAuditLog.class);
    private static final String READ = "audit.read";
    private static final int SECONDS = 10;
    private static final int MOST_WAITING = 100;

    private final LogTable table;
    private final Clock clock;
    private final Sources sources = new Sources();
    private final Collector collector;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shifan-audit"));

    /** @param ready the promise that the tables are there */
    @Activate
    public ChainedAuditLog(
            @Reference(target = "(dataSourceName=shifan)") DataSource database,
            @Reference(target = "(shifan.schema=audit)") SchemaReady ready) {
        this(database, Clock.systemUTC());
        executor.scheduleWithFixedDelay(this::turn, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** With a clock and without turns of its own, for tests. */
    ChainedAuditLog(DataSource database, Clock clock) {
        this.table = new LogTable(database);
        this.clock = clock;
        this.collector = new Collector(table, sources, clock);
    }

    /** The log is written without an answer; it is read only with one. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Permissions permissions;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(AuditSource source) {
        sources.add(source);
    }

    void removeSource(AuditSource source) {
        sources.remove(source);
    }

    @Deactivate
    void stop() {
        executor.shutdownNow();
    }

    /** What one turn logs is found under a reference of its own. */
    private void turn() {
        try (MDC.MDCCloseable reference = MDC.putCloseable(LogReference.KEY, LogReference.next())) {
            tick();
        }
    }

    private void tick() {
        try {
            collector.takeOver();
        } catch (RuntimeException e) {
            // The next turn may find the database again; without this there would be none.
            LOG.warn("The audit log could not look at its sources", e);
        }
    }

    @Override
    public int takeOver() {
        return collector.takeOver();
    }

    @Override
    public AuditHead head() {
        ask(READ);
        collector.takeOver();
        return table.head();
    }

    @Override
    public List<AuditEntry> entries(Query query, long before, int limit) {
        ask(READ);
        collector.takeOver();
        return table.find(query, before, limit).stream().map(Row::entry).toList();
    }

    @Override
    public AuditVerification verify(AuditHead kept) {
        ask(READ);
        collector.takeOver(true);
        ChainCheck chain = new ChainCheck(kept);
        AuditHead head = chain.run(table);
        List<AuditFault> faults = new ArrayList<>();
        Optional.ofNullable(chain.fault()).ifPresent(faults::add);
        Map<String, AuditSource> here = sources.byName();
        List<String> absent = new ArrayList<>();
        long compared = 0;
        for (String name : table.sources()) {
            AuditSource source = here.get(name);
            if (source == null) {
                absent.add(name);
                continue;
            }
            SourceCheck check =
                    new SourceCheck(table, name, source, table.head().number());
            AuditFault fault = run(check, name);
            if (fault != null && fault.kind() == AuditFault.Kind.SOURCE_ADDED) {
                // Of two transactions at once the one with the lower position may just have been the last to commit.
                collector.takeOver(true);
                check = new SourceCheck(table, name, source, table.head().number());
                fault = run(check, name);
            }
            Optional.ofNullable(fault).ifPresent(faults::add);
            compared += check.compared();
        }
        faults.sort(Comparator.comparingLong(fault -> fault.number() == 0 ? Long.MAX_VALUE : fault.number()));
        AuditVerification verification =
                new AuditVerification(clock.instant(), head.number(), compared, head, absent, faults);
        table.keep(verification);
        return verification;
    }

    private void ask(String operation) {
        Permissions asked = permissions;
        if (asked == null) {
            throw new ShifanException(AuditMessages.M.message("audit.unasked"));
        }
        asked.require(operation, Place.COUNTRY);
    }

    /** A source that fails, whatever at, is a finding of its own and keeps no other from being compared. */
    private static AuditFault run(SourceCheck check, String name) {
        try {
            return check.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The source {} could not be compared with the audit log", name, e);
            return new AuditFault(
                    AuditFault.Kind.SOURCE_UNREADABLE,
                    0,
                    name,
                    AuditMessages.M.message("audit.source-unreadable", name, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public AuditHead export(Appendable out) throws IOException {
        ask("audit.export");
        collector.takeOver();
        AuditHead last = AuditHead.EMPTY;
        for (List<Row> page = table.after(0); !page.isEmpty(); page = table.after(last.number())) {
            for (Row row : page) {
                out.append("{\"hash\":\"").append(row.hash()).append("\",\"entry\":");
                out.append(Canonical.entry(row)).append("}\n");
                last = row.head();
            }
        }
        out.append("{\"head\":\"").append(last.toString()).append("\"}\n");
        return last;
    }

    @Override
    public State state() {
        ask(READ);
        Optional<LogTable.Verified> verified = table.verified();
        return new State(
                table.head(),
                collector.waiting(MOST_WAITING),
                sources.failures(),
                verified.map(LogTable.Verified::made).orElse(null),
                verified.map(LogTable.Verified::head).orElse(null),
                verified.map(LogTable.Verified::sound).orElse(false));
    }
}

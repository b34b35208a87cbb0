// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.core.Decision;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.operations.Looks;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.quality.store.Escalation;
import org.shifan.quality.store.RegisterEntity;

import static org.shifan.quality.QualityMessages.M;

/**
 * Escalates traces, measures and whatever else is late: a step in the case and a warning in the log, again and again until they end. What
 * was escalated when is in the tables, so that a restart, or another node, neither forgets nor repeats it.
 */
@Component(service = LateWatch.class, immediate = true, configurationPid = "org.shifan.quality.late")
@Designate(ocd = LateWatch.Rhythm.class)
public final class LateWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LateWatch.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** How often is looked, and how often the same is said. */
    @ObjectClassDefinition(name = "Shifan: what is late / 逾期事项")
    public @interface Rhythm {
        @AttributeDefinition(
                min = "1",
                max = "1440",
                description = "Minutes between two looks for late traces and measures / 检查逾期事项的间隔（分钟）")
        int check_minutes() default 60;

        @AttributeDefinition(
                min = "1",
                max = "365",
                description = "Days after which the same is reported again / 再次提醒的间隔（天）")
        int again_days() default 7;
    }

    private final JpaTemplate jpa;
    private final int againDays;
    private final Clock clock;
    private final Looks looks = new Looks("shifan-quality-late", MDC::putCloseable);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<Escalation> others = List.of();

    /** @param ready the promise that the tables are there */
    @Activate
    public LateWatch(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            Rhythm rhythm) {
        this(jpa, rhythm.again_days(), Clock.systemUTC());
        looks.begin(
                1,
                rhythm.check_minutes(),
                TimeUnit.MINUTES,
                this::escalate,
                e -> LOG.warn("Looking for late traces failed; the next look follows: {}", e.toString()));
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    LateWatch(JpaTemplate jpa, int againDays, Clock clock) {
        this.jpa = jpa;
        this.againDays = againDays;
        this.clock = clock;
    }

    /**
     * Escalates what is late and was not escalated lately.
     *
     * @return what was said of each
     */
    public List<Message> escalate() {
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        List<Message> said = jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            TraceBook book = new TraceBook(em);
            List<Message> out = new ArrayList<>();
            for (TraceEntity trace : book.open()) {
                if (isDue(today, trace.due(), trace.escalated())) {
                    trace.escalate(today);
                    Message what = M.message("quality.step.trace-late", trace.id(), trace.due());
                    book.incidents().traceStep(trace.incident(), what, decision(today), now());
                    out.add(what);
                }
            }
            for (MeasureEntity row : book.measures()) {
                var measure = row.measure();
                if (isDue(today, measure.due(), measure.escalated())) {
                    row.escalate(today);
                    Message what = M.message(
                            "quality.step.measure-late",
                            measure.id(),
                            M.text("quality.measure-kind." + measure.kind().code()),
                            measure.due());
                    book.incidents().traceStep(row.incident(), what, decision(today), now());
                    out.add(what);
                }
            }
            return out;
        });
        said.forEach(what -> LOG.warn("{}", what));
        for (Escalation other : others) {
            List<Message> more = escalated(other, today);
            more.forEach(what -> LOG.warn("{}", what));
            said.addAll(more);
        }
        return said;
    }

    /** One that breaks keeps no other from being escalated, and comes again at the next look. */
    private List<Message> escalated(Escalation other, LocalDate today) {
        try {
            return other.escalate(today, againDays);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn(
                    "{} fails; what else is late is said all the same",
                    other.getClass().getName(),
                    e);
            return List.of();
        }
    }

    private boolean isDue(LocalDate today, LocalDate due, LocalDate escalated) {
        return Deadline.toSay(today, due, escalated, againDays);
    }

    private Instant now() {
        return clock.instant();
    }

    private static Decision decision(LocalDate today) {
        return new Decision("shifan", today, M.text("quality.step.term-over").both(), "");
    }

    @Deactivate
    public void stop() {
        looks.end();
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.owed;

import java.time.Clock;
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
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.code.BureauCode;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.DeadlineSource;
import org.shifan.api.operations.Looks;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.facilitation.store.RegisterEntity;

/**
 * Asks for the proofs that declarations under F6 need, and escalates them, and goods of projects (F7), when they are late. Found by
 * comparing, so that a restart, or another node, neither forgets nor repeats anything; what was said stands in FAC_REMINDER, in the audit
 * log and so in the stream of events.
 */
@Component(
        service = {OwedWatch.class, DeadlineSource.class},
        immediate = true,
        configurationPid = "org.shifan.facilitation.owed")
@Designate(ocd = OwedWatch.Terms.class)
public final class OwedWatch implements DeadlineSource {
    private static final Logger LOG = LoggerFactory.getLogger(OwedWatch.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** No document that we know says how long anything of this may take. */
    @ObjectClassDefinition(name = "Shifan: proofs and goods that are due / 应交证明与应返货物")
    public @interface Terms {
        @AttributeDefinition(
                min = "1",
                max = "1440",
                description = "Minutes between two looks for what is due / 检查到期事项的间隔（分钟）")
        int check_minutes() default 60;

        @AttributeDefinition(
                min = "1",
                max = "365",
                description = "Days after which the same is reported again / 再次提醒的间隔（天）")
        int again_days() default 7;

        @AttributeDefinition(
                min = "1",
                max = "365",
                description =
                        "Days after the declaration, or after it was asked for, within which a proof is due (F6) / 报检（或要求提交）后应交证明的期限（天）")
        int proof_days() default 30;

        @AttributeDefinition(
                min = "1",
                max = "3650",
                description =
                        "Days that a declaration may be old to be asked for a proof the first time / 首次要求提交证明的报检，距今不超过的天数")
        int proof_back_days() default 365;
    }

    private final JpaTemplate jpa;
    private final ProofTerm proofs;
    private final int againDays;
    private final Clock clock;
    private final Looks looks = new Looks("shifan-facilitation-owed", MDC::putCloseable);

    /** @param ready the promise that the tables are there */
    @Activate
    public OwedWatch(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            Terms terms) {
        this(jpa, new ProofTerm(terms.proof_days(), terms.proof_back_days()), terms.again_days(), Clock.systemUTC());
        looks.begin(
                1,
                terms.check_minutes(),
                TimeUnit.MINUTES,
                this::look,
                e -> LOG.warn(
                        "Looking for proofs and goods that are due failed; the next look follows: {}", e.toString()));
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    OwedWatch(JpaTemplate jpa, ProofTerm proofs, int againDays, Clock clock) {
        this.jpa = jpa;
        this.proofs = proofs;
        this.againDays = againDays;
        this.clock = clock;
    }

    /**
     * Asks for what was not asked for yet and escalates what is late and was not escalated lately.
     *
     * @return what was said to be late
     */
    public List<Message> look() {
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        List<Message> late = jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            OwedBook book = new OwedBook(em, proofs, today);
            List<Message> out = new ArrayList<>();
            for (Owed owed : book.all(null)) {
                if (Deadline.toSay(today, owed.due(), owed.lateSaid(), againDays)) {
                    book.say(owed, true, clock.instant());
                    out.add(owed.late());
                } else if (!owed.asked()) {
                    book.say(owed, false, clock.instant());
                }
            }
            return out;
        });
        late.forEach(what -> LOG.warn("{}", what));
        return late;
    }

    @Override
    public List<Deadline> deadlines(BureauCode bureau, LocalDate today) {
        return jpa.txExpr(TransactionType.Required, em -> new OwedBook(em, proofs, today).all(bureau)).stream()
                .map(owed -> owed.deadline(today))
                .toList();
    }

    @Deactivate
    public void stop() {
        looks.end();
    }
}

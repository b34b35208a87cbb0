// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
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

import org.shifan.api.identity.Server;
import org.shifan.api.operations.Looks;
import org.shifan.api.quality.Risks;
import org.shifan.api.schema.SchemaReady;
import org.shifan.quality.store.RegisterEntity;

/**
 * Looks for changed risks: soon after the incidents changed, on whatever node; once an hour, since records change without a
 * word; and so on a new day too, when what is long past no longer counts.
 */
@Component(service = RiskWatch.class, immediate = true, configurationPid = "org.shifan.quality.risk.watch")
@Designate(ocd = RiskWatch.Rhythm.class)
public final class RiskWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RiskWatch.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** How often is looked. */
    @ObjectClassDefinition(name = "Shifan: looks for risks / 风险检查")
    public @interface Rhythm {
        @AttributeDefinition(
                min = "1",
                max = "3600",
                description = "Seconds after which a change of the incidents is noticed / 发现事件变化的间隔（秒）")
        int notice_seconds() default 10;

        @AttributeDefinition(
                min = "1",
                max = "1440",
                description = "Minutes between two looks at the records / 检查业务记录的间隔（分钟）")
        int check_minutes() default 60;
    }

    private final JpaTemplate jpa;
    private final Risks risks;
    private final long everyNanos;
    private final Clock clock;
    private final Looks looks = new Looks("shifan-quality-risk", MDC::putCloseable);
    private long seen = -1;
    private long lookedAt;
    private LocalDate lookedOn;

    /** @param ready the promise that the tables are there */
    @Activate
    public RiskWatch(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference Risks risks,
            Rhythm rhythm) {
        this(jpa, risks, rhythm.check_minutes(), Clock.systemUTC());
        looks.begin(
                rhythm.notice_seconds(),
                rhythm.notice_seconds(),
                TimeUnit.SECONDS,
                this::turn,
                e -> LOG.warn("Looking for changed risks failed; the next look follows: {}", e.toString()));
    }

    RiskWatch(JpaTemplate jpa, Risks risks, int checkMinutes, Clock clock) {
        this.jpa = jpa;
        this.risks = risks;
        this.everyNanos = TimeUnit.MINUTES.toNanos(checkMinutes);
        this.clock = clock;
    }

    /**
     * Looks if there may be something to see.
     *
     * @return whether it looked
     */
    boolean turn() {
        long revision = jpa.txExpr(TransactionType.Required, RegisterEntity::revision);
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        if (revision == seen && today.equals(lookedOn) && System.nanoTime() - lookedAt < everyNanos) {
            return false;
        }
        Server.does(risks::look)
                .forEach(ground -> LOG.info(
                        "Risk of {} ({} {}): {} {}",
                        ground.enterprise(),
                        ground.heading().map(Object::toString).orElse("*"),
                        ground.market().map(Object::toString).orElse("*"),
                        ground.ended() == null ? ground.level().code() : "ended",
                        ground.because().en()));
        seen = revision;
        lookedOn = today;
        lookedAt = System.nanoTime();
        return true;
    }

    @Deactivate
    public void stop() {
        looks.end();
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;
import java.util.function.LongSupplier;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Whether the heap has room: what the last collection could not free, as a share of the whole. */
@Component(
        configurationPid = "org.shifan.operations.memory",
        property = {HealthCheck.NAME + "=memory", HealthCheck.TAGS + "=shifan"})
@Designate(ocd = MemoryCheck.Limits.class)
public final class MemoryCheck implements HealthCheck {
    private static final int PERCENT = 100;

    private final LongSupplier kept;
    private final long whole;
    private final int warnAbove;
    private final int illAbove;

    /** When the room is too little. */
    @ObjectClassDefinition(name = "Shifan: memory / 内存")
    public @interface Limits {
        /** Percent of the heap above which it is a warning. */
        @AttributeDefinition(
                min = "1",
                max = "100",
                description = "Percent of the heap in use above which it is a warning / 堆内存占用超过此百分比则警告")
        int warn_above() default 85;

        /** Percent of the heap above which the system counts as ill. */
        @AttributeDefinition(
                min = "1",
                max = "100",
                description = "Percent of the heap in use above which the system counts as ill / 堆内存占用超过此百分比视为异常")
        int ill_above() default 95;
    }

    @Activate
    public MemoryCheck(Limits limits) {
        this(MemoryCheck::keptNow, Runtime.getRuntime().maxMemory(), limits.warn_above(), limits.ill_above());
    }

    MemoryCheck(LongSupplier kept, long whole, int warnAbove, int illAbove) {
        this.kept = kept;
        this.whole = whole;
        this.warnAbove = warnAbove;
        this.illAbove = illAbove;
    }

    /** Garbage does not count: only what was still there after each space was last collected. */
    private static long keptNow() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    @Override
    public Result execute() {
        long used = kept.getAsLong();
        long percent = used * PERCENT / whole;
        Notes notes = new Notes();
        if (percent > illAbove) {
            return notes.ill("memory.little", used >> 20, whole >> 20, percent, illAbove)
                    .result();
        }
        if (percent > warnAbove) {
            return notes.warn("memory.little", used >> 20, whole >> 20, percent, warnAbove)
                    .result();
        }
        return notes.well("memory.room", used >> 20, whole >> 20, percent).result();
    }
}

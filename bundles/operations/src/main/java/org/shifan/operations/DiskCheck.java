// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.io.File;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Whether the disk under the data has room. */
@Component(
        configurationPid = "org.shifan.operations.disk",
        property = {HealthCheck.NAME + "=disk", HealthCheck.TAGS + "=shifan"})
@Designate(ocd = DiskCheck.Limits.class)
public final class DiskCheck implements HealthCheck {
    private final File data;
    private final long warnBelow;
    private final long illBelow;

    /** When the room is too little. */
    @ObjectClassDefinition(name = "Shifan: room on disk / 磁盘空间")
    public @interface Limits {
        /** MiB below which it is a warning. */
        @AttributeDefinition(min = "0", description = "MiB below which it is a warning / 低于此 MiB 数则警告")
        long warn_below() default 1024;

        /** MiB below which the system counts as ill. */
        @AttributeDefinition(min = "0", description = "MiB below which the system counts as ill / 低于此 MiB 数视为异常")
        long ill_below() default 128;
    }

    @Activate
    public DiskCheck(BundleContext context, Limits limits) {
        this(new File(String.valueOf(context.getProperty("karaf.data"))), limits.warn_below(), limits.ill_below());
    }

    DiskCheck(File data, long warnBelow, long illBelow) {
        this.data = data;
        this.warnBelow = warnBelow;
        this.illBelow = illBelow;
    }

    @Override
    public Result execute() {
        long free = data.getUsableSpace() >> 20;
        Notes notes = new Notes();
        if (free < illBelow) {
            return notes.ill("disk.little", free, data, illBelow).result();
        }
        if (free < warnBelow) {
            return notes.warn("disk.little", free, data, warnBelow).result();
        }
        return notes.well("disk.room", free, data).result();
    }
}

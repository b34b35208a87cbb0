// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.warning;

import java.util.concurrent.TimeUnit;

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
import org.shifan.api.market.Warnings;
import org.shifan.api.operations.Looks;

/** Looks for warnings to raise or to say again, again and again. */
@Component(service = WarningWatch.class, immediate = true, configurationPid = "org.shifan.market.watch")
@Designate(ocd = WarningWatch.Rhythm.class)
public final class WarningWatch {
    private static final Logger LOG = LoggerFactory.getLogger(WarningWatch.class);

    /** How often is looked. */
    @ObjectClassDefinition(name = "Shifan: looks for warnings / 预警检查")
    public @interface Rhythm {
        @AttributeDefinition(
                min = "1",
                max = "1440",
                description = "Minutes between two looks for warnings of foreign markets / 检查技术性贸易措施预警的间隔（分钟）")
        int check_minutes() default 60;
    }

    private final Looks looks = new Looks("shifan-market-warnings", MDC::putCloseable);

    @Activate
    public WarningWatch(@Reference Warnings warnings, Rhythm rhythm) {
        looks.begin(
                1,
                rhythm.check_minutes(),
                TimeUnit.MINUTES,
                () -> Server.does(warnings::look),
                e -> LOG.warn(
                        "Looking for warnings of foreign markets failed; the next look follows: {}", e.toString()));
    }

    @Deactivate
    public void stop() {
        looks.end();
    }
}

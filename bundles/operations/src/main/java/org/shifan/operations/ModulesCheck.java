// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.List;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.text.Message;

/** Whether every bundle of ours is started and every component of theirs has what it needs. */
@Component(property = {HealthCheck.NAME + "=modules", HealthCheck.TAGS + "=shifan"})
public final class ModulesCheck implements HealthCheck {
    private final Causes causes;

    @Activate
    public ModulesCheck(@Reference Causes causes) {
        this.causes = causes;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        List<Message> idle = causes.idle();
        idle.forEach(cause -> notes.ill("modules.cause", cause));
        if (idle.isEmpty()) {
            notes.well("modules.all", causes.bundles().count());
        }
        return notes.result();
    }
}

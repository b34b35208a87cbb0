// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.List;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.identity.Server;
import org.shifan.api.operations.Settings;
import org.shifan.api.text.Message;

/** Whether something written in the files of settings does not hold. */
@Component(property = {HealthCheck.NAME + "=settings", HealthCheck.TAGS + "=shifan"})
public final class SettingsCheck implements HealthCheck {
    private final Settings settings;

    @Activate
    public SettingsCheck(@Reference Settings settings) {
        this.settings = settings;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        List<Message> problems = Server.does(settings::problems);
        problems.forEach(problem -> notes.warn("settings.wrong", problem));
        if (problems.isEmpty()) {
            notes.well("settings.right", Server.does(settings::list).size());
        }
        return notes.result();
    }
}

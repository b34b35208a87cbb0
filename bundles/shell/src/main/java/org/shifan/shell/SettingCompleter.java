// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.operations.Settings;

/** Names of the settings. */
@Service
public class SettingCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(Settings.class, settings -> settings.list().stream().map(ConfigCommand::name));
    }
}

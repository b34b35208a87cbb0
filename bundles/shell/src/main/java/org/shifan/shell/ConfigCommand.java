// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.operations.Setting;
import org.shifan.api.operations.Settings;

/** Lists what can be set. */
@Service
@Command(scope = "shifan", name = "config", description = "List what can be set in etc/ / 列出 etc/ 中的可用设置")
public class ConfigCommand extends OneArgumentCommand<List<Setting>> {

    @Argument(name = "setting", description = "Beginning of the name; all by default / 名称开头，默认全部")
    @Completion(SettingCompleter.class)
    String prefix = "";

    @Override
    List<Setting> answer() {
        List<Setting> found = service(Settings.class).list().stream()
                .filter(setting -> name(setting).startsWith(prefix))
                .toList();
        if (found.isEmpty()) {
            throw refuse("config.unknown", prefix);
        }
        return found;
    }

    /** FILE/KEY, as {@code config-set} takes it. */
    static String name(Setting setting) {
        return setting.pid() + "/" + setting.key();
    }

    @Override
    void show(List<Setting> settings) {
        Table table = table().column("setting")
                .column("value")
                .column("default")
                .column("allowed")
                .column("meaning");
        settings.forEach(s -> table.row(name(s), s.value(), s.initial(), s.allowed(), s.meaning()));
        table.print(out());
        service(Settings.class).problems().forEach(problem -> out().println(problem.in(language())));
    }
}

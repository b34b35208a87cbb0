// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.operations.Setting;
import org.shifan.api.operations.Settings;

/** Changes one setting, in its file and in the running system. */
@Service
@Command(scope = "shifan", name = "config-set", description = "Change a setting while the server runs / 运行中更改设置")
public class ConfigSetCommand extends TwoArgumentCommand<Setting> {

    @Argument(index = 0, name = "setting", required = true, description = "FILE/KEY, as config lists it / 名称，见 config")
    @Completion(SettingCompleter.class)
    String name;

    @Argument(index = 1, name = "value", required = true, description = "The new value / 新值")
    String value;

    @Override
    Setting answer() {
        int slash = name.indexOf('/');
        String pid = slash < 0 ? name : name.substring(0, slash);
        String key = slash < 0 ? "" : name.substring(slash + 1);
        return service(Settings.class).change(pid, key, value);
    }

    @Override
    void show(Setting setting) {
        boolean holds = setting.problem() == null;
        out().println(say(holds ? "config.holds" : "config.waits", setting.key(), setting.value(), setting.pid()));
    }
}

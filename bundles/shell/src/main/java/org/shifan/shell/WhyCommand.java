// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.operations.Plugins;
import org.shifan.api.text.Message;

/** Says why a criteria set, a bundle or a module is not at work. */
@Service
@Command(scope = "shifan", name = "why", description = "Say why something is not at work / 说明某项为何未生效")
public class WhyCommand extends OneArgumentCommand<List<Message>> {

    @Argument(name = "name", required = true, description = "Criteria set, bundle or service / 评估标准、bundle 或服务的名称")
    @Completion(PluginCompleter.class)
    String name;

    @Override
    List<Message> answer() {
        return service(Plugins.class).why(name);
    }

    @Override
    void show(List<Message> causes) {
        causes.forEach(cause -> out().println(cause.in(language())));
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command with two arguments, behind which options may stand as well as before. */
abstract class TwoArgumentCommand<A> extends ShifanCommand<A> {

    @Argument(index = 2, name = "options", multiValued = true, description = "Options may also stand here / 选项也可以写在这里")
    @Completion(OptionCompleter.class)
    List<String> later;

    @Override
    final List<String> later() {
        return later == null ? List.of() : later;
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;

import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaSet;

/** A decision about a criteria set, by a named person with a reason. */
abstract class ReleaseCommand<A> extends OneArgumentCommand<A> {

    @Argument(name = "set", required = true, description = "A set, ID or ID@VERSION / 标准编号，可带@版本")
    @Completion(CriteriaCompleter.class)
    String set;

    @Option(
            name = "--by",
            description = "For whom the account decides that is logged in; for itself by default / 当前登录账号代何人决定，默认本人")
    String by;

    @Option(name = "--reason", description = "Why / 理由")
    String reason;

    /** Not an option that Karaf requires: it would not see one behind the argument. */
    final String reason() {
        if (reason == null || reason.isBlank()) {
            throw refuse("criteria.reason");
        }
        return reason;
    }

    /** The account that is logged in, and beside it the name that was given. */
    final Actor actor() {
        return actor(by);
    }

    final String id() {
        int at = set.indexOf('@');
        return at < 0 ? set : set.substring(0, at);
    }

    /** Null for the newest that the step could be about. */
    final String version() {
        int at = set.indexOf('@');
        return at < 0 ? null : set.substring(at + 1);
    }

    final void standing(CriteriaSet s) {
        out().println(say("criteria.head", s.id(), s.version(), s.title(), Terms.of(s.state())));
    }
}

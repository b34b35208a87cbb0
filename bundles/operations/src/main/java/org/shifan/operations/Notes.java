// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;

import org.shifan.api.text.Message;

/** What one examination writes down; the worst line decides. */
public final class Notes {
    private final ResultLog log = new ResultLog();

    public Notes well(String key, Object... arguments) {
        return add(Result.Status.OK, key, arguments);
    }

    public Notes warn(String key, Object... arguments) {
        return add(Result.Status.WARN, key, arguments);
    }

    /** The same of what is in words already. */
    public Notes warn(Message said) {
        log.add(new Said(Result.Status.WARN, said));
        return this;
    }

    public Notes ill(String key, Object... arguments) {
        return add(Result.Status.CRITICAL, key, arguments);
    }

    private Notes add(Result.Status status, String key, Object... arguments) {
        log.add(new Said(status, OperationsMessages.M.message(key, arguments)));
        return this;
    }

    /** The result; an examination with nothing to say found all well. */
    public Result result() {
        if (!log.iterator().hasNext()) {
            well("well");
        }
        return new Result(log);
    }
}

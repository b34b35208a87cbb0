// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;

/** A plug-in broke, took too much or is out; the message says which and why, for the result that it was called for. */
public final class PluginFailure extends ShifanException {
    private static final long serialVersionUID = 1L;

    PluginFailure(Message message) {
        super(message);
    }

    PluginFailure(Message message, Throwable cause) {
        super(message, cause);
    }
}

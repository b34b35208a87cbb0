// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;

import org.shifan.api.text.Message;

/** A line of a health check that can be spoken in both languages; monitors see it in English. */
final class Said extends ResultLog.Entry {
    private final Message message;

    Said(Result.Status status, Message message) {
        super(status, message.toString());
        this.message = message;
    }

    Message message() {
        return message;
    }
}

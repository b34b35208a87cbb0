// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;

import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.rest.RestMessages;

/** A refusal that knows its status of HTTP; it becomes a problem document (RFC 9457). */
public final class Refusal extends ShifanException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public Refusal(int status, Message message) {
        super(message);
        this.status = status;
    }

    /** @param key of a message of this bundle */
    public static Refusal of(int status, String key, Object... arguments) {
        return new Refusal(status, RestMessages.message(key, arguments));
    }

    public Refusal with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}

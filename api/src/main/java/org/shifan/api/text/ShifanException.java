// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.text;

import java.util.Objects;

/**
 * A refusal in the domain's words: what was found, where, and what would be right.
 *
 * <p>Adapters show {@link #message()} in the user's language and no stack trace; the key of the
 * message is its stable code.
 */
public class ShifanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    public ShifanException(Message message) {
        super(Objects.requireNonNull(message, "message").toString());
        this.message = message;
    }

    public ShifanException(Message message, Throwable cause) {
        super(Objects.requireNonNull(message, "message").toString(), cause);
        this.message = message;
    }

    /** The refusal, to be spoken in the user's language. */
    public Message message() {
        return message;
    }

    /** The stable code of the refusal: the key of its message. */
    public String code() {
        return message.key();
    }
}

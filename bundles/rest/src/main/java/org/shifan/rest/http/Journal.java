// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.Optional;

/** What is kept of requests that change something. */
public interface Journal {
    /** An answer that was given under an idempotency key. */
    record Kept(String requestDigest, int status, String headers, String body) {
        /** Whether the request is still at work, or ended without anybody knowing how. */
        public boolean open() {
            return status == 0;
        }
    }

    /** Notes a request for the audit log. */
    void note(Caller caller, String operation, String path, int status);

    /**
     * Begins a request under a key.
     *
     * @return what there is under that key already; empty when the request is the first
     */
    Optional<Kept> begin(String account, String key, String requestDigest);

    /** Keeps the answer under the key. */
    void end(String account, String key, Kept answer);

    /** Forgets the key: the request changed nothing. */
    void forget(String account, String key);
}

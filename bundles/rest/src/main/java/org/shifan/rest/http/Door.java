// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

/** Says who asks. */
public interface Door {
    /**
     * Who sends this header.
     *
     * @param authorization as it was sent; null when it was not
     * @param secure whether nobody between could read it: over TLS, or on this machine
     * @throws Refusal 401 when it proves nobody, 403 when it may not be sent that way, 429 after too many failures
     */
    Caller caller(String authorization, String address, boolean secure);
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.time.Duration;

/**
 * What the front takes from one request.
 *
 * @param jsonBytes of a body in JSON, unpacked
 * @param uploadBytes of an upload, unpacked; a route may allow less
 * @param bodyTime in which a body in JSON has to be there
 * @param uploadTime in which an upload has to be there
 * @param perAccount requests of an account in a minute
 * @param perAddress requests of an address in a minute
 * @param plainHttp whether passwords and tokens are taken over plain HTTP from elsewhere than this machine
 * @param origin the one origin whose pages may call by CORS; empty for none
 */
public record Limits(
        long jsonBytes,
        long uploadBytes,
        Duration bodyTime,
        Duration uploadTime,
        int perAccount,
        int perAddress,
        boolean plainHttp,
        String origin) {
    public static final Limits INITIAL =
            new Limits(1 << 20, 256L << 20, Duration.ofSeconds(30), Duration.ofMinutes(10), 600, 1200, false, "");
}

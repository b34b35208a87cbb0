// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type {@code urn:shifan:problem:} and the code
 * @param title the status in words
 * @param detail what was found, where, and what would be right, in the language of the request
 * @param instance the path of the request
 * @param code the stable code of the refusal: the key of its message
 * @param reference what the log of the server calls it; only of faults of the server
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        @MayBeMissing String reference) {
    public static final String MEDIA_TYPE = "application/problem+json";
    static final String TYPE = "urn:shifan:problem:";
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.IOException;

/** Does what a route is for. */
@FunctionalInterface
public interface Handler {
    Answer handle(Call call) throws IOException;
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of grounds that began or ended once that is kept; a whiteboard service. It is told on the server that found it and
 * not again after a crash: whoever decides by a risk asks {@link Risks}. That of another bundle is called under supervision, as
 * nobody.
 */
@ConsumerType
public interface RiskListener {
    /** These grounds began, or ended when they have a last day. */
    void changed(List<RiskGround> grounds);
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import org.osgi.annotation.versioning.ProviderType;

/** Says what a swap would do to the running system, before anybody swaps; it changes nothing. */
@ProviderType
public interface SwapCheck {

    /**
     * Looks at what would be installed or updated.
     *
     * @param what a bundle, a KAR or a criteria document, as a file or an address; or a feature as {@code NAME} or {@code
     *     NAME/VERSION}
     * @return what would happen; a swap that would restart a bundle of the platform is not advised
     * @throws org.shifan.api.text.ShifanException {@code swap.unknown} when it is neither a file, an address nor a feature;
     *     {@code swap.unreadable} when it is no bundle or KAR, or cannot be fetched; {@code swap.kar.files} for a KAR that
     *     would write into folders of the server itself, {@code swap.kar.features} for one that needs features which nobody has
     */
    SwapForecast forecast(String what);
}

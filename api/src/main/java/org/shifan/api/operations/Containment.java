// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/** The code that bundles bring, and how it behaves. */
@ProviderType
public interface Containment {

    /** Everything that is called under supervision, by bundle and name. */
    List<SupervisedPlugin> plugins();
}

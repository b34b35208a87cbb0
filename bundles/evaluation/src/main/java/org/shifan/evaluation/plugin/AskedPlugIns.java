// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.identity.Looking;
import org.shifan.api.identity.Permissions;
import org.shifan.api.operations.Containment;
import org.shifan.api.operations.SupervisedPlugin;

/** What is known of the plug-ins, for whoever may look at the server. */
@Component
public final class AskedPlugIns implements Containment {
    private final PlugIns plugIns;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Permissions permissions;

    @Activate
    public AskedPlugIns(@Reference PlugIns plugIns) {
        this.plugIns = plugIns;
    }

    /** With somebody to ask, for where no container brings one. */
    AskedPlugIns(PlugIns plugIns, Permissions permissions) {
        this.plugIns = plugIns;
        this.permissions = permissions;
    }

    @Override
    public List<SupervisedPlugin> plugins() {
        Looking.require(permissions);
        return plugIns.plugins();
    }
}

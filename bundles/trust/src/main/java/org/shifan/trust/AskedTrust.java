// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.identity.Looking;
import org.shifan.api.identity.Permissions;
import org.shifan.api.text.Message;
import org.shifan.api.trust.Trust;
import org.shifan.api.trust.TrustedKey;

/** The guard for whoever asks from outside: who may look at the server may look at its keys. What arrives is judged without a question. */
@Component
public final class AskedTrust implements Trust {
    private final TrustGuard guard;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Permissions permissions;

    @Activate
    public AskedTrust(@Reference TrustGuard guard) {
        this.guard = guard;
    }

    /** With somebody to ask, for where no container brings one. */
    AskedTrust(TrustGuard guard, Permissions permissions) {
        this.guard = guard;
        this.permissions = permissions;
    }

    private TrustGuard asked() {
        Looking.require(permissions);
        return guard;
    }

    @Override
    public Policy policy() {
        return asked().policy();
    }

    @Override
    public boolean developerMode() {
        return asked().developerMode();
    }

    @Override
    public List<TrustedKey> keys() {
        return asked().keys();
    }

    @Override
    public List<Message> problems() {
        return asked().problems();
    }

    @Override
    public List<Ruled> rulings() {
        return asked().rulings();
    }

    @Override
    public List<Examined> examine(String file, byte[] archive) {
        return asked().examine(file, archive);
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What the installed bundles declare that can be set. */
@Component(service = SettingBook.class)
public final class SettingBook {
    /** Only ours are guarded: what Karaf's own settings mean is Karaf's matter. */
    static final String OURS = "org.shifan.";

    private static final Comparator<Declared> BY_NAME =
            Comparator.comparing(Declared::pid).thenComparing(Declared::key);

    private final BundleContext context;

    @Activate
    public SettingBook(BundleContext context) {
        this.context = context;
    }

    /** Asked each time: bundles come and go, and settings are changed once in a while only. */
    List<Declared> all() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .flatMap(bundle -> Metatype.of(bundle).stream())
                .filter(declared -> declared.pid().startsWith(OURS))
                .sorted(BY_NAME)
                .distinct()
                .toList();
    }

    List<Declared> of(String pid) {
        return all().stream().filter(declared -> declared.pid().equals(pid)).toList();
    }

    Optional<Declared> find(String pid, String key) {
        return of(pid).stream().filter(declared -> declared.key().equals(key)).findFirst();
    }
}

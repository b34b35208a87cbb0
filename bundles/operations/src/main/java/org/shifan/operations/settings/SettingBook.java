// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
    /** What a bundle declares is read once, and again when it was updated. */
    private final Map<Long, Read> read = new ConcurrentHashMap<>();

    private record Read(long modified, List<Declared> declared) {}

    @Activate
    public SettingBook(BundleContext context) {
        this.context = context;
    }

    /** Asked each time: bundles come and go. */
    List<Declared> all() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .flatMap(bundle -> declared(bundle).stream())
                .sorted(BY_NAME)
                .distinct()
                .toList();
    }

    private List<Declared> declared(Bundle bundle) {
        return read.compute(
                        bundle.getBundleId(),
                        (id, known) -> known != null && known.modified() == bundle.getLastModified()
                                ? known
                                : new Read(bundle.getLastModified(), ours(bundle)))
                .declared();
    }

    private static List<Declared> ours(Bundle bundle) {
        return Metatype.of(bundle).stream()
                .filter(declared -> declared.pid().startsWith(OURS))
                .toList();
    }

    List<Declared> of(String pid) {
        return all().stream().filter(declared -> declared.pid().equals(pid)).toList();
    }

    Optional<Declared> find(String pid, String key) {
        return of(pid).stream().filter(declared -> declared.key().equals(key)).findFirst();
    }
}

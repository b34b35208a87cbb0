// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.login;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;

import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The realm {@code karaf} with our accounts in it. It stands before Karaf's own of that name and has its modules within: the
 * gate first, which only keeps out; then the tables; then whatever Karaf's realm has (the file of users, keys, its log);
 * then the directory. While this bundle is away Karaf's own realm serves alone.
 */
@Component(property = Realm.OURS + "=true")
public final class Realm implements JaasRealm {
    static final String OURS = "org.shifan.identity.realm";

    private static final String NAME = "karaf";
    private static final int BEFORE_KARAFS = 10;

    private final BundleContext context;
    private final LoginDesk desk;
    private final List<JaasRealm> others = new CopyOnWriteArrayList<>();

    @Activate
    public Realm(BundleContext context, @Reference LoginDesk desk) {
        this.context = context;
        this.desk = desk;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(!(" + OURS + "=*))")
    void addOther(JaasRealm realm) {
        others.add(realm);
    }

    void removeOther(JaasRealm realm) {
        others.remove(realm);
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getRank() {
        return BEFORE_KARAFS;
    }

    @Override
    public AppConfigurationEntry[] getEntries() {
        List<AppConfigurationEntry> entries = new ArrayList<>();
        entries.add(entry(GateModule.class, LoginModuleControlFlag.REQUISITE));
        entries.add(entry(TableModule.class, LoginModuleControlFlag.REQUISITE));
        others.stream()
                .filter(each -> each.getName().equals(NAME))
                .map(JaasRealm::getEntries)
                .forEach(each -> entries.addAll(Arrays.asList(each)));
        entries.add(entry(DirectoryModule.class, LoginModuleControlFlag.SUFFICIENT));
        return entries.toArray(AppConfigurationEntry[]::new);
    }

    private AppConfigurationEntry entry(Class<? extends AskingModule> module, LoginModuleControlFlag flag) {
        Map<String, Object> options = new HashMap<>();
        options.put(ProxyLoginModule.PROPERTY_MODULE, module.getName());
        options.put(
                ProxyLoginModule.PROPERTY_BUNDLE,
                Long.toString(context.getBundle().getBundleId()));
        options.put(BundleContext.class.getName(), context);
        options.put(AskingModule.DESK, desk);
        return new AppConfigurationEntry(ProxyLoginModule.class.getName(), flag, options);
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;
import org.shifan.api.identity.Server;
import org.shifan.api.operations.Setting;
import org.shifan.api.operations.Settings;
import org.shifan.api.schema.SchemaReady;

/**
 * Keeps every change of a setting, however it came about: by a command, whose account is known then, by an editor in {@code
 * etc/}, or while the server was down. A value is compared with the one that held when it was looked at last.
 */
@Component(
        service = {AuditSource.class, ConfigurationListener.class},
        immediate = true)
public final class SettingWatch implements AuditSource, ConfigurationListener {
    private static final Logger LOG = LoggerFactory.getLogger(SettingWatch.class);
    private static final String OURS = "org.shifan.";

    /** Lengths of the columns. */
    private static final int LONGEST_SERVER = 200;

    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_VALUE = 4000;

    private final SettingTable table;
    private final Settings settings;
    private final SettingHands hands;
    private final String server;
    private final Clock clock;

    /**
     * @param ready the promise that the tables are there
     * @param settings null while nobody knows them
     */
    @Activate
    public SettingWatch(
            @Reference(target = "(dataSourceName=shifan)") DataSource database,
            @Reference(target = "(shifan.schema=audit)") SchemaReady ready,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Settings settings,
            @Reference SettingHands hands,
            BundleContext context) {
        this(database, settings, hands, server(context), Clock.systemUTC());
    }

    SettingWatch(DataSource database, Settings settings, SettingHands hands, String server, Clock clock) {
        this.table = new SettingTable(database);
        this.settings = settings;
        this.hands = hands;
        this.server = cut(server, LONGEST_SERVER);
        this.clock = clock;
        lookSafely();
    }

    private static String server(BundleContext context) {
        String name = context.getProperty("karaf.name");
        try {
            return (name == null ? "" : name) + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return name == null ? "server" : name;
        }
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getPid().startsWith(OURS)) {
            lookSafely();
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            // What is missed now is found at the next event, or when the bundle starts anew.
            LOG.warn("The settings could not be compared with what they were: {}", e.getMessage());
        }
    }

    private synchronized void look() {
        if (settings == null) {
            return;
        }
        Map<String, String> known = table.known(server);
        Instant now = clock.instant();
        for (Setting setting : Server.does(settings::list)) {
            String name = name(setting.pid(), setting.key());
            String before = known.get(name);
            String value = cut(setting.value(), LONGEST_VALUE);
            // What nobody ever set is no change.
            if (!value.equals(before == null ? cut(setting.initial(), LONGEST_VALUE) : before)) {
                Actor who = hands.behind(setting.pid(), setting.key(), setting.value());
                table.add(new SettingTable.Changed(server, name, before, value, who, now));
            }
        }
    }

    private static String name(String pid, String key) {
        return cut(pid + "/" + key, LONGEST_NAME);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    @Override
    public String name() {
        return "operations.setting";
    }

    @Override
    public List<AuditedChange> changes(String after, int limit) {
        return table.after(AuditedChange.number(after), limit);
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Role;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

import static org.shifan.identity.IdentityMessages.refuse;

/**
 * The accounts that are not ours: those of Karaf's file of users, and whoever sits at the console of the machine. What they
 * may is written in the settings by whoever may write there.
 */
@Component(service = LocalAccounts.class, configurationPid = IdentitySettings.PID)
@Designate(ocd = IdentitySettings.class)
public final class LocalAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(LocalAccounts.class);
    /** The name of the console on this machine, unless Karaf is told another. */
    private static final String CONSOLE = "karaf";

    private static final String EVERYTHING = "*";
    private static final List<Assignment> ALL = List.of(
            Assignment.of(Role.AQSIQ.code()),
            Assignment.of(Role.ADMINISTRATOR.code()),
            Assignment.of(Role.AUDITOR.code()),
            Assignment.of(Role.ASSESSOR.code()),
            Assignment.PUBLIC);

    private final Path users;
    private final Set<String> consoles;
    private volatile Map<String, Local> accounts = Map.of();

    /**
     * An account of the settings.
     *
     * @param everything whether it has every role everywhere
     */
    public record Local(List<Assignment> assignments, boolean everything) {}

    @Activate
    public LocalAccounts(BundleContext context, IdentitySettings settings) {
        this(
                Path.of(context.getProperty("karaf.etc"), "users.properties"),
                Optional.ofNullable(context.getProperty("karaf.local.user")).orElse(CONSOLE),
                settings);
    }

    public LocalAccounts(Path users, String console, IdentitySettings settings) {
        this.users = users;
        this.consoles = console.equals(CONSOLE) ? Set.of(CONSOLE) : Set.of(CONSOLE, console);
        modified(settings);
    }

    /** What is wrong is logged and what held before holds; at a start that is nothing. */
    @Modified
    void modified(IdentitySettings settings) {
        try {
            accounts = Map.copyOf(read(settings.accounts()));
        } catch (ShifanException e) {
            LOG.error("org.shifan.identity/accounts: {}", e.message().in(Language.EN));
        }
    }

    /** @throws ShifanException {@code identity.local.form}, and what {@link Assignment#of} refuses */
    static Map<String, Local> read(String text) {
        Map<String, Local> out = new HashMap<>();
        for (String each : text.split(";")) {
            if (each.isBlank()) {
                continue;
            }
            String[] parts = each.split("=", 2);
            String name = parts[0].strip();
            if (parts.length < 2 || name.isEmpty() || parts[1].isBlank()) {
                throw refuse("identity.local.form", each.strip());
            }
            boolean everything = parts[1].strip().equals(EVERYTHING);
            List<Assignment> assignments = new ArrayList<>();
            if (!everything) {
                for (String assignment : parts[1].split(",")) {
                    assignments.add(Assignment.of(assignment));
                }
                assignments.add(Assignment.PUBLIC);
            }
            if (out.put(name, new Local(everything ? ALL : List.copyOf(assignments), everything)) != null) {
                throw refuse("identity.local.form", each.strip());
            }
        }
        return out;
    }

    /** What the settings say of the account. */
    public Optional<Local> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /** Whether the name is not to be given to anybody else. */
    public boolean has(String name) {
        return accounts.containsKey(name) || consoles.contains(name) || inFile(name);
    }

    private boolean inFile(String name) {
        if (!Files.isReadable(users)) {
            return false;
        }
        Properties file = new Properties();
        try (InputStream in = Files.newInputStream(users)) {
            file.load(in);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", users, e.getMessage());
            // Who knows: a name that may be somebody's is not given away.
            return true;
        }
        return file.containsKey(name);
    }
}

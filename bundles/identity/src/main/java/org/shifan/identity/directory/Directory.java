// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.identity.Assignment;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

import static org.shifan.identity.IdentityMessages.refuse;

/**
 * A directory of people (LDAP). Somebody is searched by the name that was typed, then the directory is asked whether the
 * password is theirs; their groups are roles. A name is put into a filter as a value and never as a text of one, so that no
 * name can be a filter.
 */
@Component(service = Directory.class, configurationPid = DirectorySettings.PID)
@Designate(ocd = DirectorySettings.class)
public final class Directory {
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
    private static final Duration DOWN = Duration.ofSeconds(15);
    private static final int MOST_KEPT = 10_000;
    /** Names are told apart as the tables do: a directory knows WANG and wang as one, and here they would be two. */
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,99}";

    private volatile Configured configured;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Configured(
            DirectorySettings settings,
            LDAPURL url,
            String password,
            Filter user,
            Map<String, List<Assignment>> groups) {
        LDAPConnection open() throws LDAPException {
            return Connections.open(settings, url, password);
        }
    }

    /**
     * What was found of somebody.
     *
     * @param roles empty when nothing could be found out
     */
    private record Known(List<Assignment> roles, long until) {}

    /** Somebody whose password it is. */
    public record Member(String name, List<Assignment> assignments, boolean console) {}

    @Activate
    public Directory(DirectorySettings settings) {
        modified(settings);
    }

    /** What is wrong is logged, and then there is no directory: nobody is let in by settings that were not meant. */
    @Modified
    public void modified(DirectorySettings settings) {
        known.clear();
        configured = null;
        if (settings.url().isBlank()) {
            return;
        }
        try {
            configured = read(settings);
        } catch (ShifanException e) {
            LOG.error("org.shifan.identity.ldap: {}", e.message().in(Language.EN));
        } catch (LDAPException e) {
            LOG.error("org.shifan.identity.ldap: {}", e.getMessage());
        }
    }

    private static Configured read(DirectorySettings settings) throws LDAPException {
        LDAPURL url = new LDAPURL(settings.url().strip());
        boolean clear = url.getScheme().equals("ldap") && !settings.start_tls();
        if (clear && !settings.plain() && !Connections.loopback(url.getHost())) {
            throw refuse("identity.directory.plain", settings.url());
        }
        Filter user = settings.user_filter().isBlank() ? null : Filter.create(settings.user_filter());
        Map<String, List<Assignment>> groups = new HashMap<>();
        for (String each : settings.groups().split(";")) {
            if (each.isBlank()) {
                continue;
            }
            int split = each.lastIndexOf('=');
            if (split < 1) {
                throw refuse("identity.directory.groups", each.strip());
            }
            List<Assignment> assignments = new ArrayList<>();
            for (String assignment : each.substring(split + 1).split(",")) {
                assignments.add(Assignment.of(assignment));
            }
            groups.put(plain(each.substring(0, split)), List.copyOf(assignments));
        }
        return new Configured(
                settings, url, password(settings.bind_password_file().strip()), user, groups);
    }

    private static String password(String file) {
        try {
            return file.isEmpty() ? "" : Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw refuse("identity.directory.password", file, String.valueOf(e.getMessage()));
        }
    }

    private static String plain(String group) {
        return group.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether there is one to ask. */
    public boolean present() {
        return configured != null;
    }

    /**
     * Who has this name and this password there.
     *
     * @return empty when nobody has, or there is no directory
     * @throws ShifanException {@code identity.directory.down} when it does not answer
     */
    public Optional<Member> login(String name, char[] password) {
        Configured now = configured;
        // A bind without a password is one as nobody, and succeeds (RFC 4513, 5.1.2).
        if (now == null || password == null || password.length == 0 || !name.matches(NAME)) {
            return Optional.empty();
        }
        try (LDAPConnection search = now.open()) {
            Optional<SearchResultEntry> entry = entry(now, search, name);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            try (LDAPConnection own = now.open()) {
                own.bind(entry.get().getDN(), new String(password));
            } catch (LDAPException e) {
                if (e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
                    return Optional.empty();
                }
                throw e;
            }
            List<String> groups = groups(now, search, entry.get().getDN());
            List<Assignment> roles = roles(now, groups);
            keep(now, name, roles);
            return Optional.of(new Member(
                    name,
                    roles,
                    !now.settings.console_group().isBlank() && groups.contains(plain(now.settings.console_group()))));
        } catch (LDAPException e) {
            LOG.warn("The directory {} does not answer as it should: {}", now.settings.url(), e.getMessage());
            throw new ShifanException(
                    org.shifan.identity.IdentityMessages.M.message(
                            "identity.directory.down",
                            now.settings.url(),
                            e.getResultCode().getName()),
                    e);
        }
    }

    /** The roles of somebody who logged in; none while the directory does not answer. */
    public List<Assignment> assignments(String name) {
        Configured now = configured;
        if (now == null || !name.matches(NAME)) {
            return List.of();
        }
        Known there = known.get(name);
        if (there != null && System.nanoTime() - there.until < 0) {
            return there.roles;
        }
        try (LDAPConnection search = now.open()) {
            Optional<SearchResultEntry> entry = entry(now, search, name);
            List<Assignment> roles = entry.isEmpty()
                    ? List.of()
                    : roles(now, groups(now, search, entry.get().getDN()));
            keep(now, name, roles);
            return roles;
        } catch (LDAPException e) {
            LOG.warn("The directory {} does not say what '{}' is: {}", now.settings.url(), name, e.getMessage());
            // So that not every call waits for it.
            known.put(name, new Known(List.of(), System.nanoTime() + DOWN.toNanos()));
            return List.of();
        }
    }

    private void keep(Configured now, String name, List<Assignment> roles) {
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        known.put(
                name,
                new Known(
                        roles,
                        System.nanoTime()
                                + Duration.ofSeconds(now.settings.refresh_s()).toNanos()));
    }

    private static Optional<SearchResultEntry> entry(Configured now, LDAPConnection search, String name)
            throws LDAPException {
        Filter filter = Filter.createEqualityFilter(now.settings.user_attribute(), name);
        if (now.user != null) {
            filter = Filter.createANDFilter(filter, now.user);
        }
        SearchRequest request = new SearchRequest(now.settings.user_base(), SearchScope.SUB, filter, "1.1");
        request.setSizeLimit(2);
        List<SearchResultEntry> found = search.search(request).getSearchEntries();
        if (found.size() > 1) {
            LOG.warn("The directory knows more than one '{}': nobody is let in by that name", name);
            return Optional.empty();
        }
        return found.stream().findFirst();
    }

    private static List<String> groups(Configured now, LDAPConnection search, String dn) throws LDAPException {
        if (now.settings.group_base().isBlank()) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        SearchRequest request = new SearchRequest(
                now.settings.group_base(),
                SearchScope.SUB,
                Filter.createEqualityFilter(now.settings.group_attribute(), dn),
                "cn");
        for (SearchResultEntry group : search.search(request).getSearchEntries()) {
            String name = group.getAttributeValue("cn");
            if (name != null) {
                out.add(plain(name));
            }
        }
        return out;
    }

    private static List<Assignment> roles(Configured now, List<String> groups) {
        return groups.stream()
                .flatMap(group -> now.groups.getOrDefault(group, List.of()).stream())
                .distinct()
                .sorted()
                .toList();
    }
}

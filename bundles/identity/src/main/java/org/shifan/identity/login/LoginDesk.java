// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.login;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.identity.Account;
import org.shifan.identity.IdentitySettings;
import org.shifan.identity.LocalAccounts;
import org.shifan.identity.account.AccountTable;
import org.shifan.identity.account.PasswordHash;
import org.shifan.identity.directory.Directory;

import static org.shifan.identity.IdentityMessages.refuse;

/** Lets in or not. Every login of the realm comes by here, also those of accounts that Karaf's own modules know. */
@Component(service = LoginDesk.class, configurationPid = IdentitySettings.PID)
public final class LoginDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LoginDesk.class);
    private static final int LONGEST = 200;
    private static final String ACCOUNT = "account ";
    private static final String ADDRESS = "address ";

    /** What takes as long as the right password takes, for names that nobody has. */
    private static final class NobodysHash {
        static final String HASH = PasswordHash.of("of nobody".toCharArray());
    }

    private final AccountTable table;
    private final LocalAccounts local;
    private final Directory directory;
    private final Throttle throttle;
    private volatile IdentitySettings settings;

    @Activate
    public LoginDesk(
            @Reference AccountTable table,
            @Reference LocalAccounts local,
            @Reference Directory directory,
            IdentitySettings settings) {
        this(table, local, directory, settings, Clock.systemUTC());
    }

    public LoginDesk(
            AccountTable table, LocalAccounts local, Directory directory, IdentitySettings settings, Clock clock) {
        this.table = table;
        this.local = local;
        this.directory = directory;
        this.throttle = new Throttle(clock);
        this.settings = settings;
    }

    @Modified
    void modified(IdentitySettings changed) {
        settings = changed;
    }

    /** A login before its password is looked at. */
    record Try(String name, String address, boolean password) {
        /** @param password whether there is one; a key cannot be guessed */
        Try {
            name = name == null ? "" : name;
            address = address == null ? "" : address;
        }
    }

    /**
     * Refuses who has to wait, is blocked, or may not come that way.
     *
     * @throws org.shifan.api.text.ShifanException {@code identity.login.wait}, {@code identity.login.blocked}, {@code
     *     identity.login.console}
     */
    void enter(Try entering) {
        if (entering.password()) {
            IdentitySettings now = settings;
            Duration first = Duration.ofMinutes(now.wait_minutes());
            String address = entering.address().isEmpty() ? null : host(entering.address());
            Duration wait = throttle.take(ACCOUNT + plain(entering.name()), now.failures_account(), first);
            if (wait.isZero() && address != null) {
                wait = throttle.take(ADDRESS + address, now.failures_address(), first);
            }
            if (!wait.isZero()) {
                throw refuse("identity.login.wait", Math.max(1, wait.toMinutes()));
            }
        }
        Optional<Account> account = entering.name().length() > LONGEST ? Optional.empty() : table.find(entering.name());
        if (account.isPresent() && account.get().blocked()) {
            throw refuse("identity.login.blocked", entering.name());
        }
        if (account.isPresent() && !entering.password() && !account.get().console()) {
            throw refuse("identity.login.console", entering.name());
        }
    }

    boolean known(String name) {
        return table.find(name).isPresent();
    }

    /** The account of the tables whose password it is. */
    Optional<Account> inTables(String name, char[] password) {
        Optional<Account> account = table.find(name);
        String hash = account.flatMap(each -> table.hash(each.name())).orElse(NobodysHash.HASH);
        if (!PasswordHash.matches(password, hash) || account.isEmpty()) {
            return Optional.empty();
        }
        if (PasswordHash.outdated(hash)) {
            table.rehash(name, hash, PasswordHash.of(password));
        }
        return account;
    }

    /** Who it is in the directory; never a name that somebody has here. */
    Optional<Directory.Member> inDirectory(String name, char[] password) {
        if (!directory.present() || table.find(name).isPresent() || local.has(name)) {
            return Optional.empty();
        }
        return directory.login(name, password);
    }

    void succeeded(Try entered) {
        if (entered.password()) {
            throttle.succeeded(ACCOUNT + plain(entered.name()));
            throttle.giveBack(ADDRESS + host(entered.address()));
        }
    }

    /** Keeps that somebody tried, if that is an account of ours: others have no history. */
    void failed(Try entered) {
        if (!entered.password() || entered.name().length() > LONGEST) {
            return;
        }
        LOG.info("A login of '{}' from '{}' failed", printable(entered.name()), entered.address());
        try {
            if (table.find(entered.name()).isPresent()) {
                table.note(new AccountTable.Entry(entered.name(), "login-failed", "", entered.address(), ""));
            }
        } catch (RuntimeException e) {
            LOG.warn("That a login failed could not be kept: {}", e.getMessage());
        }
    }

    /** Counts a wrong present password as a login that failed. */
    public boolean isPassword(String name, char[] password) {
        Try entering = new Try(name, "", true);
        enter(entering);
        if (inTables(name, password).isEmpty()) {
            failed(entering);
            return false;
        }
        succeeded(entering);
        return true;
    }

    /** Ends the wait of an account or an address; whether there was one. */
    public boolean unlock(String what) {
        boolean account = throttle.forget(ACCOUNT + plain(what));
        return throttle.forget(ADDRESS + what) || account;
    }

    /** As who compares least closely would compare it: every way of writing a name has the same count. */
    private static String plain(String name) {
        return printable(name.strip()).toLowerCase(Locale.ROOT);
    }

    private static String printable(String name) {
        String shortened = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
        return shortened.replaceAll("\\p{Cntrl}", "?");
    }

    /** Without the port, as SSH gives it: /127.0.0.1:51234. */
    static String host(String address) {
        String plain = address.startsWith("/") ? address.substring(1) : address;
        int colon = plain.lastIndexOf(':');
        if (colon > 0 && (plain.indexOf(':') == colon || plain.charAt(colon - 1) == ']')) {
            plain = plain.substring(0, colon);
        }
        return plain.replaceAll("[\\[\\]]", "");
    }
}

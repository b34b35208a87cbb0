// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import org.shifan.api.operations.Backup;
import org.shifan.api.operations.Backups;
import org.shifan.api.operations.Catalogue;
import org.shifan.api.operations.Containment;
import org.shifan.api.operations.Plugins;
import org.shifan.api.operations.Setting;
import org.shifan.api.operations.Settings;
import org.shifan.api.operations.SupervisedPlugin;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.api.trust.Trust;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/**
 * How the server is set and what it is made of, for administrators. Who has this API and not the console must get no further by it than
 * the roles say: what names files, addresses and accounts is set at the console.
 */
public final class ServerResources implements Resources {
    private static final String TAG = "operations";
    private static final String LOOK = "server.read";
    private static final String SETTING = "/api/v1/settings/{file}/{setting}";
    private static final Param<String> FILE = Param.key("file");
    private static final Param<String> KEY = Param.key("setting");
    private static final Param<String> OF = Param.text("of").needed();
    /** A size, a time or a switch. */
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?|true|false");
    /** What says who is let in, and what would end the very request. */
    private static final List<String> OF_THE_CONSOLE = List.of("org.shifan.identity", "org.shifan.rest");

    private final Services services;

    public ServerResources(Services services) {
        this.services = services;
    }

    /**
     * Something that can be set.
     *
     * @param problem why what is written in its file does not hold; null when it does
     * @param byHttp whether it is set by this API too, and not at the console alone
     */
    public record SettingView(
            String file,
            String setting,
            String value,
            String initial,
            Text allowed,
            Text meaning,
            Message problem,
            boolean byHttp) {
        static SettingView of(Setting setting) {
            return new SettingView(
                    setting.pid(),
                    setting.key(),
                    setting.value(),
                    setting.initial(),
                    setting.allowed(),
                    setting.meaning(),
                    setting.problem(),
                    PLAIN.matcher(setting.initial()).matches()
                            && OF_THE_CONSOLE.stream().noneMatch(setting.pid()::startsWith));
        }
    }

    /**
     * Code of a bundle that is called under supervision.
     *
     * @param bundle its number; -1 for code of the archive
     * @param archived id and version of the criteria whose archived code it is; null for a bundle that is here
     * @param name of the function, or of the provider's class without its package
     * @param out whether it is not called until its pause is over
     * @param reason why it failed last; null if it never did
     */
    public record SupervisedView(
            long bundle,
            String archived,
            String name,
            int failures,
            boolean out,
            Message reason,
            Instant since,
            int stuck,
            int leaked) {
        static SupervisedView of(SupervisedPlugin plugin) {
            return new SupervisedView(
                    plugin.bundle(),
                    plugin.archived().orElse(null),
                    plugin.name().substring(plugin.name().lastIndexOf('.') + 1),
                    plugin.failures(),
                    plugin.out(),
                    plugin.reason(),
                    plugin.since(),
                    plugin.stuck(),
                    plugin.leaked());
        }
    }

    /** A value as in the file. */
    public record SettingOrder(String value) {}

    /** Why something is not at work: each cause is followed by what lies beneath it. */
    public record Causes(String of, List<Message> causes) {}

    /**
     * What is asked of signatures.
     *
     * @param developerMode whether the server was started for developers, and asks for none
     * @param problems what is wrong with the settings or the keys
     */
    public record TrustView(Trust.Policy policy, boolean developerMode, List<Message> problems) {}

    /** A backup that is there. */
    public record BackupView(String name, Instant taken, String version, String database, int files, long bytes) {
        static BackupView of(Backup backup) {
            return new BackupView(
                    backup.name(), backup.taken(), backup.version(), backup.database(), backup.files(), backup.bytes());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/settings", "settings", TAG)
                        .needs(LOOK)
                        .givesPage(SettingView.class)
                        .by(call -> Page.of(services.need(Settings.class).list(), SettingView::of, call)),
                Route.get(SETTING, "setting", TAG)
                        .needs(LOOK)
                        .with(FILE, KEY)
                        .gives(SettingView.class)
                        .by(call -> Answer.ok(require(call))),
                Route.post(SETTING, "settingChange", TAG)
                        .needs("setting.change")
                        .with(FILE, KEY)
                        .takes(SettingOrder.class)
                        .gives(SettingView.class)
                        .success(200)
                        .guardedBy("setting")
                        .by(this::change),
                Route.get("/api/v1/causes", "causes", TAG)
                        .needs(LOOK)
                        .with(OF)
                        .gives(Causes.class)
                        .by(call -> Answer.ok(new Causes(
                                call.get(OF), services.need(Plugins.class).why(call.get(OF))))),
                Route.get("/api/v1/supervised-plugins", "supervisedPlugins", TAG)
                        .needs(LOOK)
                        .givesPage(SupervisedView.class)
                        .by(call -> Page.of(services.need(Containment.class).plugins(), SupervisedView::of, call)),
                Route.get("/api/v1/trust", "trust", TAG)
                        .needs(LOOK)
                        .gives(TrustView.class)
                        .by(call -> Answer.ok(trust())),
                Route.get("/api/v1/catalogue", "catalogue", TAG)
                        .needs(LOOK)
                        .givesPage(Catalogue.Offer.class)
                        .by(call -> Page.of(services.need(Catalogue.class).offers(), call)),
                Route.get("/api/v1/backups", "backups", TAG)
                        .needs(LOOK)
                        .givesPage(BackupView.class)
                        .by(call -> Page.of(services.need(Backups.class).list(null), BackupView::of, call)));
    }

    private SettingView require(Call call) {
        return services.need(Settings.class).list().stream()
                .filter(each -> each.pid().equals(call.get(FILE)) && each.key().equals(call.get(KEY)))
                .findFirst()
                .map(SettingView::of)
                .orElseThrow(() -> Refusal.of(404, "rest.setting.unknown", call.get(FILE), call.get(KEY)));
    }

    private Answer change(Call call) {
        SettingView before = require(call);
        if (!before.byHttp()) {
            throw Refusal.of(403, "rest.setting.console", before.file(), before.setting());
        }
        return Answer.ok(SettingView.of(services.need(Settings.class)
                .change(
                        before.file(),
                        before.setting(),
                        call.body(SettingOrder.class).value())));
    }

    private TrustView trust() {
        Trust trust = services.need(Trust.class);
        return new TrustView(trust.policy(), trust.developerMode(), trust.problems());
    }
}

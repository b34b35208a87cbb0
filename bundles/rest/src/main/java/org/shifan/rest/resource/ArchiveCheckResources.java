// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.shifan.api.operations.SwapCheck;
import org.shifan.api.operations.SwapForecast;
import org.shifan.api.operations.UpgradeCheck;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.trust.Trust;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Attachment;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/**
 * What a bundle or a platform would do if it were installed, without installing it. It is installed by whoever runs the server: code that
 * comes in can do what the server can.
 */
public final class ArchiveCheckResources implements Resources {
    private static final String TAG = "operations";
    private static final String ARCHIVE = "application/java-archive";
    private static final String[] SWAPPED = {
        ARCHIVE, "application/yaml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    };
    private static final long MOST_BYTES = 32L << 20;
    private static final Param<String> FILE = Param.text("file").needed();

    private final Services services;
    private final OnceFolder folder;

    public ArchiveCheckResources(Services services, Path folder) {
        this.services = services;
        this.folder = new OnceFolder(folder);
    }

    /**
     * What a swap would do.
     *
     * @param brings symbolic name and version of each bundle that would come
     * @param restarted the bundles that would be stopped and started, those of the platform first
     * @param advised whether no bundle of the platform is among them and everything would resolve
     */
    public record SwapView(
            List<String> brings, List<SwapForecast.Restarted> restarted, List<Message> findings, boolean advised) {
        static SwapView of(SwapForecast forecast) {
            // Where it lay and the command that would install it are the console's.
            return new SwapView(forecast.brings(), forecast.restarted(), forecast.findings(), forecast.advised());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/swap-checks", "swapCheck", TAG)
                        .needs("swap.try")
                        .with(FILE)
                        .takes(MOST_BYTES, SWAPPED)
                        .gives(SwapView.class)
                        .success(200)
                        .by(call -> Answer.ok(SwapView.of(examined(
                                call, "", path -> services.need(SwapCheck.class).forecast(path.toString()))))),
                Route.post("/api/v1/upgrade-checks", "upgradeCheck", TAG)
                        .needs("swap.try")
                        .with(FILE)
                        .takes(Long.MAX_VALUE, ARCHIVE)
                        .givesList(UpgradeCheck.Compatibility.class)
                        .success(200)
                        .by(call -> Answer.ok(examined(
                                call,
                                ".kar",
                                path -> services.need(UpgradeCheck.class).check(path.toString())))),
                Route.post("/api/v1/signature-checks", "signatureCheck", TAG)
                        .needs("server.read")
                        .with(FILE)
                        .takes(MOST_BYTES, ARCHIVE)
                        .givesList(Trust.Examined.class)
                        .success(200)
                        .by(this::signature));
    }

    /**
     * Gives what was sent its name for as long as somebody looks at it.
     *
     * @param ending that the name has to have; a list of features would be read by Karaf, and lead elsewhere
     */
    private <T> T examined(Call call, String ending, Function<Path, T> look) throws IOException {
        String name = Attachment.checked(call.get(FILE));
        if (!name.endsWith(ending)) {
            throw Refusal.of(422, "rest.archive.unfit", name, ending);
        }
        Path file = folder.named(call.file(), name);
        try {
            return look.apply(file.toAbsolutePath());
        } catch (Refusal e) {
            throw e;
        } catch (ShifanException e) {
            if (e.code().startsWith("swap.") || e.code().startsWith("upgrade.")) {
                // Their words name the place where it lies on the server.
                throw Refusal.of(422, "rest.archive.unfit", name, e.code());
            }
            throw e;
        } finally {
            OnceFolder.delete(file);
        }
    }

    private Answer signature(Call call) throws IOException {
        String name = Attachment.checked(call.get(FILE));
        byte[] archive = Files.readAllBytes(call.file());
        return Answer.ok(services.need(Trust.class).examine(name.toLowerCase(Locale.ROOT), archive));
    }
}

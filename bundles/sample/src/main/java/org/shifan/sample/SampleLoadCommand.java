// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

import org.shifan.api.code.BureauCode;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportService;

import static org.shifan.sample.SampleMessages.M;
import static org.shifan.sample.SampleMessages.refuse;

/** Generates the sample and imports it. A second time changes nothing. */
@Service
@Command(
        scope = "shifan",
        name = "sample-load",
        description = "Generate a synthetic province and import it / 生成合成省份并导入")
public final class SampleLoadCommand extends SampleCommand {
    private static final String BY = "sample";
    private static final Duration KIND_PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 100;

    /** The import of one kind. */
    private record Loaded(String kind, ImportResult result) {}

    @Override
    void run(SampleGenerator generator, BureauCode bureau) throws Exception {
        with(Permissions.class, permissions -> {
            permissions.require("sample.load", Place.COUNTRY);
            return null;
        });
        String data = context.getProperty("karaf.data");
        Path folder = Path.of(data == null ? "." : data, "shifan", "sample", bureau.value());
        Map<String, Path> files = generator.generate(bureau, seed, from, to, folder);
        say("sample.generated", bureau, seed, folder);
        List<Loaded> loaded = with(ImportService.class, imports -> load(imports, files, bureau));
        table(loaded);
        loaded.stream().filter(one -> one.result().rejected() > 0).findFirst().ifPresent(one -> {
            one.result().first().forEach(reason -> say("sample.reject", one.kind(), reason));
            throw refuse(
                    "sample.rejected",
                    one.result().rejected(),
                    one.kind(),
                    one.result().rejects().map(Path::toString).orElse(""));
        });
        say("sample.done", bureau);
    }

    private List<Loaded> load(ImportService imports, Map<String, Path> files, BureauCode bureau)
            throws InterruptedException {
        List<Loaded> loaded = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            await(imports, file.getKey());
            ImportResult result =
                    Server.does(() -> imports.importFile(file.getKey(), file.getValue(), bureau, BY, null));
            loaded.add(new Loaded(file.getKey(), result));
            say("sample.progress", file.getKey(), result.rows(), result.took().toMillis(), rate(result));
        }
        return loaded;
    }

    /** While the container starts, the module that takes a kind may come later than this one. */
    private static void await(ImportService imports, String kind) throws InterruptedException {
        long tries = KIND_PATIENCE.toMillis() / PAUSE_MILLIS;
        for (long i = 0; i < tries; i++) {
            if (imports.targets().stream().anyMatch(target -> target.kind().equals(kind))) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw refuse("sample.kind.missing", kind);
    }

    private static long rate(ImportResult result) {
        return result.rows() * 1000 / Math.max(1, result.took().toMillis());
    }

    private void table(List<Loaded> loaded) {
        ShellTable table = new ShellTable();
        for (String column : List.of("kind", "import", "rows", "stored", "unchanged", "rejected", "seconds")) {
            table.column(M.text("sample.column." + column).in(language()));
        }
        for (Loaded one : loaded) {
            ImportResult r = one.result();
            table.addRow()
                    .addContent(
                            one.kind(),
                            r.importId(),
                            r.rows(),
                            r.stored(),
                            r.unchanged(),
                            r.rejected(),
                            java.math.BigDecimal.valueOf(r.took().toMillis(), 3));
        }
        table.print(System.out);
    }
}

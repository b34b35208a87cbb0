// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Path;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.code.BureauCode;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportService;

/** Imports a CSV, XLSX, JSON or XML file: good rows in, bad rows in a reject file. */
@Service
@Command(
        scope = "shifan",
        name = "import",
        description =
                "Import a CSV, XLSX, JSON or XML file: good rows in, bad rows in a reject file / 导入 CSV、XLSX、JSON 或 XML 文件")
public class ImportCommand extends TwoArgumentCommand<Views.Imported> {

    @Argument(name = "kind", required = true, description = "What it holds; see import-kinds / 数据种类")
    @Completion(ImportKindCompleter.class)
    String kind;

    @Argument(index = 1, name = "file", required = true, description = "The file / 文件")
    @Completion(FileCompleter.class)
    String file;

    @Option(name = "--bureau", description = "The bureau whose file it is / 文件所属的局")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--by", description = "Who imports; the console's user by default / 导入人，默认当前用户")
    String by;

    @Option(name = "--dry-run", description = "Only tell what would become of the rows / 试导入：不存入")
    boolean dryRun;

    @Option(name = "--columns", description = "A list column,heading for headings of the bureau's own / 列对照表文件")
    @Completion(FileCompleter.class)
    String columns;

    @Option(name = "--correct", description = "Replace the content of records that are there / 更正已有记录")
    boolean correct;

    @Option(name = "--delete", description = "Take records away that are there as the file has them / 删除已有记录")
    boolean delete;

    @Option(name = "--reason", description = "Why records are corrected or deleted / 更正或删除的理由及依据")
    String reason;

    @Override
    Views.Imported answer() {
        BureauCode code = requireBureau(need("--bureau", bureau));
        Path path = path(file);
        Progress progress = new Progress(clock, this::tell);
        if (correct && delete) {
            throw refuse("import.modes");
        }
        ImportMode mode = correct ? ImportMode.CORRECT : delete ? ImportMode.DELETE : ImportMode.ADD;
        Path map = columns == null ? null : path(columns);
        ImportResult result = service(ImportService.class)
                .run(new ImportRequest(kind, path, code, by(by), mode, reason, map, dryRun), progress);
        return new Views.Imported(kind, path, code, result);
    }

    @Override
    void show(Views.Imported imported) {
        ImportResult r = imported.result();
        table().number("import")
                .number("rows")
                .number("stored")
                .number("unchanged")
                .number("rejected")
                .column("encoding")
                .number("seconds")
                .row(
                        r.importId(),
                        r.rows(),
                        r.stored(),
                        r.unchanged(),
                        r.rejected(),
                        r.encoding(),
                        Progress.seconds(r.took()))
                .print(out());
        if (dryRun) {
            out().println(say("import.dry-run"));
        }
        r.notes().forEach(note -> out().println(say("import.note", note)));
        r.first().forEach(reason -> out().println(say("import.reject", reason)));
        r.rejects().ifPresent(rejects -> out().println(say("import.reject-file", rejects.toAbsolutePath())));
    }
}

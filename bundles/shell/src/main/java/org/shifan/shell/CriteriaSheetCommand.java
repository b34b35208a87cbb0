// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.CriteriaSheets;

/** Writes a criteria sheet for Excel: blank, of a set, or of a document; or the text of a sheet. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-sheet",
        description = "Write a criteria sheet for Excel, blank or filled / 生成评估标准 Excel 表，空白或已填写")
public class CriteriaSheetCommand extends TwoArgumentCommand<Views.Written> {

    @Option(name = "--blank", description = "A sheet to fill in / 空白表")
    boolean blank;

    @Argument(
            index = 0,
            name = "set",
            required = true,
            description =
                    "A set, such as jiangsu-zone-provincial or with @1.0.0, or a document; with --blank the file / 标准标识或文件；--blank 时为目标文件")
    @Completion(CriteriaCompleter.class)
    String from;

    @Argument(
            index = 1,
            name = "file",
            description = "The file to write: .xlsx for a sheet, .yaml for text / 目标文件：.xlsx 为表格，.yaml 为文本")
    String file;

    @Override
    Views.Written answer() {
        if (blank == (file != null)) {
            throw refuse("criteria.sheet.which");
        }
        Path target = path(blank ? from : file);
        String name = target.toString().toLowerCase(Locale.ROOT);
        boolean text = !blank && (name.endsWith(".yaml") || name.endsWith(".yml"));
        if (!text && !name.endsWith(".xlsx")) {
            throw refuse("criteria.sheet.ending", target);
        }
        CriteriaSheets sheets = service(CriteriaSheets.class);
        CriteriaFile.write(target, blank ? sheets.blank() : content(sheets, text));
        return new Views.Written(List.of(target.toAbsolutePath()));
    }

    private byte[] content(CriteriaSheets sheets, boolean text) {
        Path document = path(from);
        if (!Files.isRegularFile(document)) {
            byte[] sheet = sheets.sheet(from);
            return text ? sheets.text(from, sheet) : sheet;
        }
        byte[] bytes = CriteriaFile.read(document);
        return text ? sheets.text(from, bytes) : sheets.sheet(from, bytes);
    }

    @Override
    void show(Views.Written written) {
        written.files().forEach(out()::println);
    }
}

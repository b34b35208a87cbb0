// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.criteria.CriteriaFormat;

/** Writes the JSON Schema of criteria documents, for editors. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-schema",
        description = "Write the JSON Schema of criteria documents, for editors / 生成评估标准文件的 JSON Schema，供编辑器使用")
public class CriteriaSchemaCommand extends OneArgumentCommand<Views.Written> {

    @Argument(
            index = 0,
            name = "file",
            description = "The file or folder; the folder of the console by default / 目标文件或文件夹，默认为当前文件夹")
    @Completion(FileCompleter.class)
    String file;

    @Override
    Views.Written answer() {
        CriteriaFormat format = service(CriteriaFormat.class);
        Path target = path(file == null ? "." : file);
        if (Files.isDirectory(target)) {
            target = target.resolve(format.schemaName());
        }
        CriteriaFile.write(target, format.schema());
        return new Views.Written(List.of(target.toAbsolutePath().normalize()));
    }

    @Override
    void show(Views.Written written) {
        written.files().forEach(out()::println);
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.code.BureauCode;

/** Writes the sample's files without importing them. */
@Service
@Command(
        scope = "shifan",
        name = "sample-generate",
        description = "Write the files of a synthetic province / 生成合成省份的数据文件")
public final class SampleGenerateCommand extends SampleCommand {
    @Argument(name = "folder", required = true, description = "Where the files go / 文件夹")
    @Completion(FileCompleter.class)
    String folder;

    @Override
    void run(SampleGenerator generator, BureauCode bureau) throws IOException {
        Path target = session.currentDir().resolve(folder).normalize();
        for (Map.Entry<String, Path> file :
                generator.generate(bureau, seed, from, to, target).entrySet()) {
            say("sample.file", file.getKey(), file.getValue(), Files.size(file.getValue()));
        }
    }
}

// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testraces;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.shifan.api.text.ShifanException;

/** Several do something at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** What became of each, in their order: the code of the refusal, or empty when it was done. */
    public static List<String> outcomes(List<Callable<?>> doings) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(doings.size());
        ExecutorService people = Executors.newFixedThreadPool(doings.size());
        try {
            List<Future<String>> answers = new ArrayList<>();
            doings.forEach(doing -> answers.add(people.submit(() -> outcome(doing, start))));
            List<String> out = new ArrayList<>();
            for (Future<String> answer : answers) {
                out.add(answer.get());
            }
            return out;
        } finally {
            people.shutdownNow();
        }
    }

    private static String outcome(Callable<?> doing, CyclicBarrier start) throws Exception {
        try {
            start.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        try {
            doing.call();
            return "";
        } catch (ShifanException e) {
            return e.code();
        }
    }
}

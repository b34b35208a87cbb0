// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.persistence.EntityManager;

import org.shifan.api.quality.RiskGround;
import org.shifan.quality.store.Numbers;

/** Compares what a look finds with what is kept, and keeps the difference. */
record Keeping(EntityManager em, Numbers numbers, LocalDate today) {

    /** The grounds that began or ended, those that ended first. */
    List<RiskGround> keep(List<Found> found) {
        Map<String, List<GroundEntity>> standing = em
                .createQuery("select g from GroundEntity g where g.ended is null order by g.id", GroundEntity.class)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(GroundEntity::enterprise));
        List<RiskGround> ended = new ArrayList<>();
        List<Found> fresh = new ArrayList<>();
        for (Found each : found) {
            List<GroundEntity> its = standing.getOrDefault(each.enterprise().value(), new ArrayList<>());
            if (!its.removeIf(kept -> kept.says(each))) {
                fresh.add(each);
            }
        }
        // What is not found again stands to the end of this day: the day of a change gets the stricter treatment.
        standing.values()
                .forEach(gone -> gone.forEach(ground -> {
                    ground.end(today);
                    ended.add(ground.ground());
                }));
        for (Found each : fresh) {
            GroundEntity begun = new GroundEntity(numbers.next(GroundEntity.class), each, today);
            em.persist(begun);
            ended.add(begun.ground());
        }
        return ended;
    }
}

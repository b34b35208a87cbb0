// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A row of EVAL_SHARED: what a bundle of criteria is to be on all nodes. */
@Entity
@Table(name = "EVAL_SHARED")
class SharedEntity {
    @Id
    @Column(name = "BUNDLE_NAME")
    private String name;

    @Column(name = "DIGEST", nullable = false)
    private String digest;

    @Column(name = "THERE", nullable = false)
    private boolean there;

    @Column(name = "REVISION", nullable = false)
    private long revision;

    @Column(name = "NODE", nullable = false)
    private String node;

    @Column(name = "CHANGED", nullable = false)
    private long changed;

    protected SharedEntity() {}

    SharedEntity(String name, SharedBundles.Wanted wanted, String node, long changed) {
        this.name = name;
        this.digest = wanted.digest();
        this.there = wanted.there();
        this.revision = wanted.revision();
        this.node = node;
        this.changed = changed;
    }

    SharedBundles.Wanted wanted() {
        return new SharedBundles.Wanted(name, digest, there, revision, node);
    }
}

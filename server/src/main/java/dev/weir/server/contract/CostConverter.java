package dev.weir.server.contract;

import dev.weir.matcher.index.Cost;
import dev.weir.v1.CostClass;
import dev.weir.v1.SearchCost;

/** What a search costs, from the matcher's terms to the contract's. */
public final class CostConverter {
    private CostConverter() {}

    /** The cost as callers see it. */
    public static SearchCost toContract(Cost cost) {
        return SearchCost.newBuilder()
                .setEveryDocument(cost.everyDocument())
                .addAllAnchors(cost.anchors())
                .setCostClass(
                        switch (cost.costClass()) {
                            case NOTHING -> CostClass.COST_CLASS_NOTHING;
                            case RARE -> CostClass.COST_CLASS_RARE;
                            case COMMON -> CostClass.COST_CLASS_COMMON;
                            case EVERY_DOCUMENT -> CostClass.COST_CLASS_EVERY_DOCUMENT;
                        })
                .setCandidatesPerThousand(cost.candidatesPerThousand())
                .setCountedDocuments(cost.countedDocuments())
                .setAnchorCount(cost.anchorCount())
                .setAsksLucene(cost.asksLucene())
                .build();
    }
}

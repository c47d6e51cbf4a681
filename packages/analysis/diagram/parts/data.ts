import { Reachability } from "@platform/aws-model/graph/reachability";
import type { Resource } from "@platform/aws-model/resource";
import type { DrawingBuilder } from "../drawing-builder";
import { boxOfKind, kindsAt } from "../drawn-kinds";
import { ROW } from "./network";

/** Databases and caches below the zones that they span, and the apps that reach data. */
export function addData(builder: DrawingBuilder): void {
    for (const kind of kindsAt("zones")) {
        for (const store of builder.plan.ofType(kind.tokens))
            builder.add(boxOfKind(builder, kind, store, { row: ROW.data }), builder.vpcOf(store));
    }
    addUsers(builder);
}

/** Who may open connections to a data store, by its security groups; people's ways in are left out. */
function addUsers(builder: DrawingBuilder): void {
    const { graph, settings } = builder.plan;
    const stores = graph.withRole("data");
    if (stores.length === 0) return;
    const reachability = new Reachability(graph, settings);
    for (const store of stores) {
        for (const { from, by } of reachability.callers(store)) {
            if (from.role !== "app") continue;
            const detail = `${from.producer.name} to ${store.producer.name} (${by.because})`;
            for (const end of usersOf(builder, from.producer))
                for (const to of builder.boxesOf(store.producer.urn))
                    builder.link({ from: end, to, kind: "data", urn: store.producer.urn, detail });
        }
    }
}

/** Tasks on shared instances use their instances' addresses: the cluster stands for both. */
function usersOf(builder: DrawingBuilder, producer: Resource): readonly string[] {
    const boxes = builder.boxesOf(producer.urn);
    const clusters = builder.links
        .filter(({ kind, to }) => kind === "runs" && boxes.includes(to))
        .map(({ from }) => from);
    return clusters.length > 0 ? [...new Set(clusters)] : boxes;
}

import { given } from "@platform/aws-model/facets/kind";
import type { Fate } from "@platform/aws-model/facets/survival";
import { Reachability } from "@platform/aws-model/graph/reachability";
import { allKinds } from "@platform/aws-model/kinds/index";
import type { Plan } from "../plan";
import { cloudwatchKeys } from "../shared/cloudwatch-keys";

/** Something that the loss of a zone may take, and who uses it. */
export interface ZonalPart extends Fate {
    /** `database orders` */
    readonly name: string;
    readonly urn: string;
    /** The dimensions by which CloudWatch knows it. */
    readonly keys: readonly string[];
    /** URNs of the services and groups of instances whose connections it admits. */
    readonly users: readonly string[];
}

/** The databases, caches, load balancers, volumes and the like of a plan, as their kinds tell what becomes of them. */
export function zonalParts(plan: Plan): readonly ZonalPart[] {
    const users = usersOf(plan);
    return allKinds().flatMap(({ label, tokens, survives }) => {
        const survival = given(survives);
        if (survival === undefined) return [];
        const own = plan.ofType(tokens).filter(({ kind }) => kind !== "read");
        return own.flatMap((resource): readonly ZonalPart[] => {
            const fate = survival.fate(resource, plan.graph);
            if (fate.failover === "unaffected") return [];
            const { name, urn } = resource;
            const about = { name: `${label} ${name}`, urn, keys: cloudwatchKeys(resource) };
            return [{ ...fate, ...about, users: users.get(urn) ?? [] }];
        });
    });
}

function usersOf(plan: Plan): ReadonlyMap<string, readonly string[]> {
    const stores = plan.graph.withRole("data");
    if (stores.length === 0) return new Map();
    const reachability = new Reachability(plan.graph, plan.settings);
    return new Map(
        stores.map((store) => {
            const urns = reachability.callers(store).map(({ from }) => from.producer.urn);
            return [store.producer.urn, [...new Set(urns)]] as const;
        }),
    );
}

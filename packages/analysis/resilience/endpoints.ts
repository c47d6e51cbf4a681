import { VPC_ENDPOINT } from "@platform/aws-model/types";
import type { Plan } from "../plan";
import { known } from "@platform/aws-model/value";
import { zonesAt } from "../shared/references";

/** An interface endpoint and the zones that it has addresses in; gateway endpoints are routes and in no zone. */
export interface Endpoint {
    readonly name: string;
    readonly urn: string;
    readonly zones: readonly string[];
}

/** The interface endpoints of a plan whose zones are known. */
export function endpointsOf(plan: Plan): readonly Endpoint[] {
    return plan.ofType(VPC_ENDPOINT).flatMap((endpoint) => {
        if (known(endpoint.get("vpcEndpointType").text()) !== "Interface") return [];
        const zones = zonesAt(plan, endpoint, endpoint.get("subnetIds")) ?? [];
        return zones.length === 0 ? [] : [{ name: endpoint.name, urn: endpoint.urn, zones }];
    });
}

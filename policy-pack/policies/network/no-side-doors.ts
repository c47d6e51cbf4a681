import { violation, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { judgeRules, mustBeOn } from "../../lib/property-rules";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import { judgeAuthorization } from "./client-vpn-access";

/** Ways into a VPC, or to its functions, that pass no load balancer of the platform and no security group of its VPC. */
const DOORS = [
    ...types.ACCELERATOR_ENDPOINT_GROUP,
    ...types.VPC_PEERING,
    ...types.INSTANCE_CONNECT_ENDPOINT,
    ...types.FUNCTION_URL,
    ...types.VPC_ORIGIN,
    ...types.VPC_ENDPOINT_SERVICE,
    ...types.VPC_LINK,
    ...types.VPC_INGRESS_CONNECTION,
    ...types.VERIFIED_ACCESS_ENDPOINT,
    ...types.LATTICE_VPC_ASSOCIATION,
    // Brings load balancers of its own.
    ...types.EXPRESS_SERVICE,
];

/** Instances and interfaces that hand on what is not for them are routers: what they let through no group of the target sees. */
const ROUTERS = [...types.INSTANCE, ...types.SPOT_INSTANCE, ...types.NETWORK_INTERFACE];

const FORWARDS = mustBeOn(ROUTERS, "sourceDestCheck", true);

/** Every door besides the load balancers, the bastion and the VPN is a decision: it takes an exemption. */
export const noSideDoors = resourcePolicy({
    name: "no-side-doors",
    description: "Networks must have no way in besides load balancers, the bastion and the VPN.",
    why: "Such a way in skips TLS, logs and rules of the load balancers, and the proof of who reaches whom does not see it.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["EC2.180"], checkov: ["CKV_AWS_258"] },
    remediation:
        "Serve through a load balancer, and reach instances through the bastion. If there is no other way, exempt the " +
        "resource. Client VPN authorises single groups to networks of the VPC.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html",
    types: [...DOORS, ...types.CLIENT_VPN_AUTHORIZATION, ...ROUTERS],
    check(resource) {
        if (ROUTERS.includes(resource.type)) return judgeRules(resource, [FORWARDS]);
        return types.CLIENT_VPN_AUTHORIZATION.includes(resource.type) ? judgeAuthorization(resource) : [door(resource)];
    },
});

function door(resource: Resource): PolicyFinding {
    const fix = "remove it, or exempt it with a reason";
    return violation(resource, { found: "is a way into the network", required: "load balancers, bastion, VPN", fix });
}

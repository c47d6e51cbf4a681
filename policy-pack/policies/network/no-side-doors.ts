import { INTERNET, AddressSet } from "@platform/aws-model/network/addresses";
import { undecided, violation, type Finding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { show } from "@platform/aws-model/show";
import * as types from "@platform/aws-model/types";

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
];

/** Every door besides the load balancers, the bastion and the VPN is a decision: it takes an exemption. */
export const noSideDoors = resourcePolicy({
    name: "no-side-doors",
    description: "Networks must have no way in besides load balancers, the bastion and the VPN.",
    why: "Such a way in skips TLS, logs and rules of the load balancers, and the proof of who reaches whom does not see it.",
    level: "mandatory",
    severity: "high",
    controls: { checkov: ["CKV_AWS_258"] },
    remediation:
        "Serve through a load balancer, and reach instances through the bastion. If there is no other way, exempt the " +
        "resource. Client VPN authorises single groups to networks of the VPC.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html",
    types: [...DOORS, ...types.CLIENT_VPN_AUTHORIZATION],
    check: (resource) =>
        types.CLIENT_VPN_AUTHORIZATION.includes(resource.type) ? judgeAuthorization(resource) : [door(resource)],
});

function door(resource: Resource): Finding {
    const fix = "remove it, or exempt it with a reason";
    return violation(resource, { found: "is a way into the network", required: "load balancers, bastion, VPN", fix });
}

/** Client VPN: who is let in, and to where. A group that is not known yet is a group all the same. */
function judgeAuthorization(rule: Resource): Finding[] {
    const [group, target] = [rule.get("accessGroupId"), rule.get("targetNetworkCidr")];
    const [named, every] = [group.text(), rule.get("authorizeAllGroups").flag()];
    const nobody = named.state === "absent" || (named.state === "known" && named.value === "");
    const all = nobody || every.state === "unknown" || (every.state === "known" && every.value);
    const who = { found: "authorises every group", required: "one group", fix: "set accessGroupId" };
    const text = target.text();
    if (text.state === "unknown") return [undecided(rule, target.path, "a plain CIDR block")];
    const set = text.state === "known" ? AddressSet.parse(text.value) : AddressSet.empty;
    const wide = set?.overlaps(INTERNET) ?? true;
    const where = { at: target.path, found: show(target), required: "a private network", fix: "narrow it to the VPC" };
    return [...(all ? [violation(rule, who)] : []), ...(wide ? [violation(rule, where)] : [])];
}

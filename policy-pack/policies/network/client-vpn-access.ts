import { INTERNET, AddressSet } from "@platform/aws-model/network/addresses";
import type { Resource } from "@platform/aws-model/resource";
import { show } from "@platform/aws-model/show";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";

/** Client VPN: who is let in, and to where. A group that is not known yet is a group all the same. */
export function judgeAuthorization(rule: Resource): PolicyFinding[] {
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

import { AddressSet, INTERNET } from "@platform/aws-model/network/addresses";
import { setting } from "@platform/aws-model/setting";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { show } from "@platform/aws-model/show";
import { ports, tcp, trafficOf } from "@platform/aws-model/network/traffic";
import { covers, intersect } from "@platform/aws-model/network/intervals";
import { NETWORK_ACL, NETWORK_ACL_RULE } from "@platform/aws-model/types";
import { entriesOf, type Entry } from "./network-acl-entries";

const config = { adminPorts: setting("TCP ports over which machines are administered.", [22, 3389]) };

/** Network ACLs let administration in from known networks only. Earlier deny entries are not taken into account. */
export const naclNoOpenAdmin = resourcePolicy<typeof config>({
    name: "nacl-no-open-admin",
    description: "Network ACLs must not let internet addresses in on administration ports.",
    why: "The ACL is the second fence: it still stands on the day a security group is opened by mistake.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["EC2.21"], cis: ["5.2"], checkov: ["CKV_AWS_231", "CKV_AWS_232"] },
    remediation:
        "Allow inbound ports around 22 and 3389 (1024-3388, 3390-65535 for answers), and those two only from " +
        "platform-settings.bastionSshCidrs.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21",
    config,
    types: [...NETWORK_ACL, ...NETWORK_ACL_RULE],
    check(resource, { settings, config: { adminPorts } }) {
        const known = AddressSet.parse(...settings.bastionSshCidrs, ...settings.onPremisesCidrs) ?? AddressSet.empty;
        return entriesOf(resource).flatMap((entry) => judge(resource, entry, INTERNET.subtract(known), adminPorts));
    },
});

function judge(
    owner: Resource,
    { at, read }: Entry,
    strangers: AddressSet,
    adminPorts: readonly number[],
): PolicyFinding[] {
    const what = `the action, protocol, ports or addresses${at === "" ? "" : ` of ${at}`}`;
    const action = read("action").text();
    if (action.state === "known" && action.value.toLowerCase() === "deny") return [];
    const traffic = trafficOf(read("protocol"), read("fromPort"), read("toPort"));
    const admin = tcp(adminPorts.flatMap((port) => ports(port)));
    if (traffic.state === "known" && traffic.value.protocol !== "all") {
        const overlap = traffic.value.protocol === "tcp" ? intersect(traffic.value.ports, admin.ports) : [];
        if (covers([], overlap)) return [];
    }
    return ["cidrBlock", "ipv6CidrBlock"].flatMap((property): PolicyFinding[] => {
        const value = read(property);
        const text = value.text();
        if (text.state === "absent" || (text.state === "known" && text.value === "")) return [];
        const set = text.state === "known" ? (AddressSet.parse(text.value) ?? strangers) : undefined;
        if (set !== undefined && !set.overlaps(strangers)) return [];
        if (set === undefined || traffic.state !== "known" || action.state !== "known")
            return [undecided(owner, what, "plain values in the program")];
        const found = `${show(value)}, which may reach port ${adminPorts.join(" or ")}`;
        const fix = "leave those ports out of the allowed range, or narrow the addresses";
        return [violation(owner, { at: value.path, found, required: "known networks on those ports", fix })];
    });
}

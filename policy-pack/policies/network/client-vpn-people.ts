import type { Resource } from "@platform/aws-model/resource";
import { CLIENT_VPN_ENDPOINT } from "@platform/aws-model/types";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { judgeRules, mustBeAtMost, mustBeOn, type PropertyRule } from "../../lib/property-rules";

/** AWS's default is a day, so it has to be said. */
const session: PropertyRule = {
    ...mustBeAtMost(CLIENT_VPN_ENDPOINT, "sessionTimeoutHours", 12, "hours"),
    whenAbsent: "24",
    fix: "set sessionTimeoutHours to 8, 10 or 12",
};

const switches = ["splitTunnel", "disconnectOnSessionTimeout"].map((path) => mustBeOn(CLIENT_VPN_ENDPOINT, path));

/** Certificates know neither groups nor leavers; they may only be asked for besides. */
const personal = ["federated-authentication", "directory-service-authentication"];

/** Who comes in through a client VPN is a person, for a working day, and goes nowhere else through it. */
export const clientVpnPeople = resourcePolicy({
    name: "client-vpn-people",
    description:
        "Client VPN endpoints must sign people in, end their sessions within 12 hours, take only the platform's traffic, and have a security group of their own.",
    why: "A certificate goes on after its owner has left, a session of a day outlives a stolen computer, and the VPC's default group is shared with whatever has it.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation:
        "Sign in by SAML or Active Directory, set sessionTimeoutHours, disconnectOnSessionTimeout and splitTunnel, and name a security group.",
    url: "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html",
    types: CLIENT_VPN_ENDPOINT,
    check: (endpoint) => [
        ...judgeSignIn(endpoint),
        ...judgeRules(endpoint, [session, ...switches]),
        ...judgeGroups(endpoint),
    ],
});

function judgeSignIn(endpoint: Resource): PolicyFinding[] {
    const types = endpoint
        .get("authenticationOptions")
        .items()
        .map((option) => option.at("type").text());
    if (types.some((type) => type.state === "known" && personal.includes(type.value))) return [];
    if (types.some(({ state }) => state === "unknown"))
        return [undecided(endpoint, "authenticationOptions", "a plain type")];
    const [required, fix] = [personal.join(" or "), "add it to authenticationOptions"];
    return [violation(endpoint, { found: "signs nobody in by name", required, fix })];
}

/** Without a group, the endpoint has the default one of the VPC. */
function judgeGroups(endpoint: Resource): PolicyFinding[] {
    if (endpoint.get("securityGroupIds").items().length > 0) return [];
    const found = "has the default security group of its VPC";
    return [violation(endpoint, { found, required: "one of its own", fix: "set securityGroupIds" })];
}

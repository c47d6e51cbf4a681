import { clientVpnPeople } from "../../../../policy-pack/policies/network/client-vpn-people";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const type = "aws:ec2clientvpn/endpoint:Endpoint";
const sound = {
    authenticationOptions: [{ type: "federated-authentication", samlProviderArn: unknown() }],
    sessionTimeoutHours: 12,
    disconnectOnSessionTimeout: true,
    splitTunnel: true,
    securityGroupIds: [unknown()],
};
const nobody = `subject (${type}) signs nobody in by name; required: federated-authentication or directory-service-authentication. Fix: add it to authenticationOptions.`;
const session = (found: string) =>
    `subject (${type}): sessionTimeoutHours is ${found}; required: at most 12 hours. Fix: set sessionTimeoutHours to 8, 10 or 12.`;
const on = (key: string, found: string) =>
    `subject (${type}): ${key} is ${found}; required: true. Fix: set ${key} to true.`;
const group = `subject (${type}) has the default security group of its VPC; required: one of its own. Fix: set securityGroupIds.`;
const without = (key: keyof typeof sound): Inputs => ({ ...sound, [key]: undefined });
const certificate = { type: "certificate-authentication", rootCertificateChainArn: unknown() };

describeResourcePolicy(clientVpnPeople, {
    type,
    compliant: [
        sound,
        { ...sound, sessionTimeoutHours: "8" },
        { ...sound, authenticationOptions: [certificate, { type: "directory-service-authentication" }] },
    ],
    violating: [
        [{ ...sound, authenticationOptions: [certificate] }, nobody],
        [without("authenticationOptions"), nobody],
        [{ ...sound, sessionTimeoutHours: 24 }, session("24")],
        [without("sessionTimeoutHours"), session("not set, which means 24")],
        [{ ...sound, disconnectOnSessionTimeout: false }, on("disconnectOnSessionTimeout", "false")],
        [without("splitTunnel"), on("splitTunnel", "not set, which means false")],
        [without("securityGroupIds"), group],
        [{ ...sound, securityGroupIds: [] }, group],
    ],
    unknown: [
        [
            { ...sound, authenticationOptions: [{ type: unknown() }] },
            `subject (${type}): undecided, as this is not known: authenticationOptions. Decided by: a plain type.`,
        ],
        [
            { ...sound, sessionTimeoutHours: unknown() },
            `subject (${type}): undecided, as this is not known: sessionTimeoutHours. Decided by: a value that is plain in the program (at most 12 hours).`,
        ],
    ],
    secret: [{ ...sound, sessionTimeoutHours: secret("hunter2") }, "hunter2"],
    minimal: [sound],
});

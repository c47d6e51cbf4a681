import { INSTANCE_ADDRESSES } from "@platform/aws-model/graph/public-addresses";
import { valuesAt } from "@platform/aws-model/paths";
import { expectValue } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, SPOT_FLEET, SPOT_INSTANCE } from "@platform/aws-model/types";
import { hasIdentity } from "@platform/aws-model/identity";

/** Only a bastion and endpoints that the configuration lists have a public address. */
export const noPublicIp = resourcePolicy({
    name: "no-public-ip",
    description: "Instances, launch templates and fleets must not ask for public IP addresses.",
    why: "An instance with a public address is one security group rule away from the internet.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["EC2.9", "EC2.25", "AutoScaling.5"], checkov: ["CKV_AWS_88", "CKV_AWS_389"] },
    remediation:
        "Leave associatePublicIpAddress out or set it to false, and let instances reach the internet through a NAT gateway.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9",
    types: [...INSTANCE, ...SPOT_INSTANCE, ...SPOT_FLEET, ...LAUNCH_TEMPLATE, ...LAUNCH_CONFIGURATION],
    check(resource, { settings }) {
        const listed = settings.publicEndpoints.map(({ identity }) => identity);
        if (hasIdentity(resource.urn, [...settings.bastions, ...listed])) return [];
        return INSTANCE_ADDRESSES.flatMap(([path]) => valuesAt(resource, path)).flatMap((value) =>
            expectValue(resource, value, value.flag(), {
                whenAbsent: false,
                accepts: (asked) => !asked,
                found: String,
                required: "no public address",
                fix: `remove ${value.path}`,
            }),
        );
    },
});

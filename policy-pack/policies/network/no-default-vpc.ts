import { violation } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { DEFAULT_DHCP_OPTIONS, DEFAULT_SUBNET, DEFAULT_VPC } from "@platform/aws-model/types";

/** These resources create nothing: they adopt what AWS put into every region, whose subnets are all public. */
const ADOPTED = [...DEFAULT_VPC, ...DEFAULT_SUBNET, ...DEFAULT_DHCP_OPTIONS];

/** The platform has a network of its own. */
export const noDefaultVpc = resourcePolicy({
    name: "no-default-vpc",
    description: "Stacks must not adopt the default VPC or its subnets.",
    why: "All subnets of the default VPC lead to an internet gateway and give every instance a public address.",
    level: "mandatory",
    severity: "high",
    controls: { checkov: ["CKV_AWS_148"] },
    remediation: "Declare a VPC with public and private subnets, as the component Network does, and use those.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
    types: ADOPTED,
    check: (resource) => [
        violation(resource, {
            found: "adopts a part of the default VPC",
            required: "a VPC of this stack",
            fix: "declare a Vpc and Subnets instead",
        }),
    ],
});

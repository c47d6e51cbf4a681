import { subnetNoAutoPublic } from "../../../../policy-pack/policies/network/subnet-no-auto-public";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const SUBNET = "aws:ec2/subnet:Subnet";

/** An instance in a subnet with the given properties, next to a public subnet that only a load balancer uses. */
function appIn(inputs: Inputs): Build {
    return (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const subnet = stack.add(SUBNET, "private-a", { vpcId: vpc.ref(), ...inputs });
        const edge = stack.add(SUBNET, "public-a", { vpcId: vpc.ref(), mapPublicIpOnLaunch: true });
        stack.add("aws:lb/loadBalancer:LoadBalancer", "edge", { subnets: [edge.ref()], internal: false });
        stack.add("aws:ec2/instance:Instance", "web", { subnetId: subnet.ref() });
    };
}

describeStackPolicy(subnetNoAutoPublic, {
    compliant: {
        "a subnet that says nothing": appIn({}),
        "a subnet that says no": appIn({ mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: "false" }),
    },
    violating: {
        "public IPv4 addresses": [
            appIn({ mapPublicIpOnLaunch: true }),
            `private-a (${SUBNET}): mapPublicIpOnLaunch is true; required: false. Fix: remove mapPublicIpOnLaunch.`,
        ],
        "IPv6 addresses": [
            appIn({ assignIpv6AddressOnCreation: true }),
            `private-a (${SUBNET}): assignIpv6AddressOnCreation is true; required: false. Fix: remove assignIpv6AddressOnCreation.`,
        ],
    },
    unknown: {
        "a flag that is not known": [
            appIn({ mapPublicIpOnLaunch: unknown() }),
            `private-a (${SUBNET}): undecided, as this is not known: mapPublicIpOnLaunch. Decided by: true or false, plain in the program.`,
        ],
    },
    minimal: [bare("aws:ec2/subnet:Subnet")],
    secret: [appIn({ mapPublicIpOnLaunch: secret("hunter2") }), "hunter2"],
    notApplicable: (stack) => {
        stack.add(SUBNET, "public-a", { mapPublicIpOnLaunch: true });
    },
});

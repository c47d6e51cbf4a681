import { expect } from "chai";
import { natPerAz } from "../../../../policy-pack/policies/network/nat-per-az";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";
import { context, graph } from "../../harness/views";

const SUBNET = "aws:ec2/subnet:Subnet";

/** A private subnet in the first zone whose way out is a NAT gateway in a public subnet of the second zone given. */
function behind(own: Inputs, theirs: Inputs, nat: Inputs = {}, target?: unknown): Build {
    return (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const inside = stack.add(SUBNET, "private-a", { vpcId: vpc.ref(), ...own });
        const outside = stack.add(SUBNET, "public-a", { vpcId: vpc.ref(), ...theirs });
        const gateway = stack.add("aws:ec2/natGateway:NatGateway", "nat-a", { subnetId: outside.ref(), ...nat });
        const table = stack.add("aws:ec2/routeTable:RouteTable", "private-a", { vpcId: vpc.ref() });
        const pair = { subnetId: inside.ref(), routeTableId: table.ref() };
        stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", "private-a", pair);
        const route = { destinationCidrBlock: "0.0.0.0/0", natGatewayId: target ?? gateway.ref() };
        stack.add("aws:ec2/route:Route", "out", { routeTableId: table.ref(), ...route });
    };
}

const zone = (availabilityZone: unknown) => ({ availabilityZone });
const elsewhere = behind(zone("us-east-1a"), zone("us-east-1b"));
const unclear = (what: string) =>
    `private-a (${SUBNET}): undecided, as this is not known: ${what}. ` +
    "Decided by: plain Availability Zones of subnets of this stack.";

describeStackPolicy(natPerAz, {
    compliant: {
        "a gateway of the same zone": behind(zone("us-east-1a"), zone("us-east-1a")),
        "a gateway of the same zone by its id": behind(
            { availabilityZoneId: "use1-az1" },
            { availabilityZoneId: "use1-az1" },
        ),
        "a regional gateway": behind(zone("us-east-1a"), zone("us-east-1b"), { availabilityMode: "regional" }),
    },
    violating: {
        "a gateway of another zone": [
            elsewhere,
            `private-a (${SUBNET}) reaches the internet through nat-a, in another Availability Zone; ` +
                "required: a NAT gateway of its own zone. Fix: route it to a NAT gateway of its zone.",
        ],
    },
    unknown: {
        "a zone that is not known": [
            behind(zone(unknown()), zone("us-east-1a")),
            unclear("whether private-a and public-a share a zone"),
        ],
        "a zone that AWS picks": [
            behind({}, zone("us-east-1a")),
            unclear("whether private-a and public-a share a zone"),
        ],
        "a gateway of another stack": [
            behind(zone("us-east-1a"), zone("us-east-1a"), {}, "nat-0123456789abcdef0"),
            unclear("the zone of the NAT gateway of route out"),
        ],
    },
    minimal: [bare("aws:ec2/natGateway:NatGateway")],
    secret: [behind(zone(secret("hunter2")), zone("us-east-1a")), "hunter2"],
    notApplicable: (stack) => void stack.add(SUBNET, "lonely", { availabilityZone: "us-east-1a" }),
});

describe("nat-per-az outside production", () => {
    const judge = (production: boolean, config = {}) => {
        const stack = new StackBuilder("update");
        elsewhere(stack);
        const surroundings = context({ settings: { production }, config }, natPerAz as never);
        return natPerAz.check(graph(stack.records), surroundings as never).length;
    };

    it("accepts one gateway for all zones, unless configured not to", () => {
        expect(judge(false)).to.equal(0);
        expect(judge(false, { oneOutsideProduction: false })).to.equal(1);
        expect(judge(true)).to.equal(1);
    });
});

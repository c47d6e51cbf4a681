import type { Problem } from "../problem";
import { regionOf, type JudgedIndex, type JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { contains, networkOf, overlaps, rangeOf, type Cidr } from "@platform/aws-model/network/cidr";
import { cidrCheck } from "./cidr-checks";

const VPC = ["aws:ec2/vpc:Vpc"];
const SUBNET = ["aws:ec2/subnet:Subnet"];
const SECONDARY = ["aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation"];

/**
 * VPCs and the division of their addresses. Sizes: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html and
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export const networkRules: readonly Rule[] = [
    ...rule(VPC, cidrCheck("cidrBlock", { family: 4, from: 16, to: 28 }), cidrCheck("ipv6CidrBlock", { family: 6 })),
    ...rule(SECONDARY, cidrCheck("cidrBlock", { family: 4, from: 16, to: 28 })),
    ...rule(
        SUBNET,
        cidrCheck("cidrBlock", { family: 4, from: 16, to: 28 }),
        cidrCheck("ipv6CidrBlock", { family: 6, from: 44, to: 64 }),
        outsideVpc,
        overlapping,
        zoneOfOtherRegion,
    ),
    ...rule(
        ["aws:ec2/route:Route"],
        cidrCheck("destinationCidrBlock", { family: 4 }),
        cidrCheck("destinationIpv6CidrBlock", { family: 6 }),
    ),
    ...rule(
        ["aws:ec2/routeTable:RouteTable"],
        cidrCheck("routes.*.cidrBlock", { family: 4 }),
        cidrCheck("routes.*.ipv6CidrBlock", { family: 6 }),
    ),
    ...rule(["aws:ec2/managedPrefixList:ManagedPrefixList"], cidrCheck("entries.*.cidr", { loose: true })),
    ...rule(["aws:ec2/networkAclRule:NetworkAclRule"], cidrCheck("cidrBlock", { family: 4, loose: true })),
];

function* outsideVpc(subnet: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const at = subnet.get("cidrBlock");
    const block = rangeOf(at.asString ?? "");
    const blocks = blocksOfVpc(subnet, index);
    if (block !== undefined && blocks?.some((outer) => contains(outer, block)) === false) {
        const list = blocks.map(networkOf).join(", ");
        yield {
            code: "subnet-outside-vpc",
            at,
            message: `must lie inside the VPC's ${list}`,
            fix: "take a block of the VPC",
        };
    }
}

/** All blocks that the subnet's VPC may have; undefined where one of them is not known. */
function blocksOfVpc(subnet: JudgedResource, index: JudgedIndex): Cidr[] | undefined {
    const vpc = index.target(subnet, "vpcId", VPC);
    if (vpc === undefined) {
        return undefined;
    }
    const extra = index.ofType(SECONDARY).filter((one) => {
        const owner = index.reference(one, "vpcId", VPC);
        return owner === undefined || owner === vpc.urn;
    });
    const blocks = [vpc, ...extra].map((one) => rangeOf(one.get("cidrBlock").asString ?? ""));
    return blocks.every((block) => block !== undefined) ? blocks : undefined;
}

function* overlapping(subnet: JudgedResource, index: JudgedIndex): Generator<Problem> {
    for (const property of ["cidrBlock", "ipv6CidrBlock"]) {
        const at = subnet.get(property);
        const block = rangeOf(at.asString ?? "");
        const other =
            block === undefined ? undefined : earlierSiblings(subnet, index).find((one) => meets(one, property, block));
        if (other !== undefined) {
            yield {
                code: "subnets-overlap",
                at,
                message: `overlaps subnet "${other.name}", which has ${other.get(property).printed}`,
                fix: "give each subnet of a VPC addresses of its own",
            };
        }
    }
}

function meets(subnet: JudgedResource, property: string, block: Cidr): boolean {
    const own = rangeOf(subnet.get(property).asString ?? "");
    return own !== undefined && overlaps(own, block);
}

/** Subnets of the same VPC that were registered before this one, so that of two that collide one is named. */
function earlierSiblings(subnet: JudgedResource, index: JudgedIndex): readonly JudgedResource[] {
    const vpc = index.reference(subnet, "vpcId", VPC);
    const all = index.ofType(SUBNET);
    const earlier = all.slice(0, all.indexOf(subnet));
    return vpc === undefined ? [] : earlier.filter((one) => index.reference(one, "vpcId", VPC) === vpc);
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html */
function* zoneOfOtherRegion(subnet: JudgedResource): Generator<Problem> {
    const at = subnet.get("availabilityZone");
    const region = regionOf(subnet);
    if (region !== undefined && at.asString !== undefined && !at.asString.startsWith(region)) {
        yield {
            code: "zone-of-other-region",
            at,
            message: `must be a zone of ${region}`,
            fix: `begin it with ${region}`,
        };
    }
}

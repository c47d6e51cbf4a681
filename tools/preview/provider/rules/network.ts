import type { Problem } from "../problem";
import type { Graph } from "../reading/graph";
import type { Subject } from "../reading/subject";
import { rule, type Rule } from "../rule";
import { contains, overlaps, parseCidr, type Cidr } from "../shapes/cidr";
import { cidr, exactlyOne, missing } from "./checks";

const VPC = ["aws:ec2/vpc:Vpc"];
const SUBNET = ["aws:ec2/subnet:Subnet"];
const SECONDARY = ["aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation"];

/**
 * VPCs and what lies in them. Sizes: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html and
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export const networkRules: readonly Rule[] = [
    ...rule(VPC, cidr("cidrBlock", { family: 4, from: 16, to: 28 }), cidr("ipv6CidrBlock", { family: 6 })),
    ...rule(SECONDARY, cidr("cidrBlock", { family: 4, from: 16, to: 28 })),
    ...rule(
        SUBNET,
        cidr("cidrBlock", { family: 4, from: 16, to: 28 }),
        cidr("ipv6CidrBlock", { family: 6, from: 44, to: 64 }),
        outsideVpc,
        overlapping,
    ),
    ...rule(["aws:ec2/natGateway:NatGateway"], natAddress),
    ...rule(
        ["aws:ec2/flowLog:FlowLog"],
        exactlyOne("eniId", "regionalNatGatewayId", "subnetId", "transitGatewayId", "transitGatewayAttachmentId", "vpcId"),
        flowLogRole,
    ),
    ...rule(["aws:ec2/vpcEndpoint:VpcEndpoint"], endpointArguments),
];

/** The blocks of the VPC that a subnet is in; undefined where not all of them are known. */
function blocksOfVpc(subnet: Subject, graph: Graph): Cidr[] | undefined {
    const vpc = graph.target(subnet, "vpcId", VPC);
    if (vpc === undefined) {
        return undefined;
    }
    const extra = graph.ofTypes(SECONDARY).filter((one) => graph.reference(one, "vpcId", VPC) !== subnetless(one, vpc, graph));
    const texts = [vpc, ...extra].map((one) => one.get("cidrBlock").string);
    const blocks = texts.map((text) => (text === undefined ? undefined : parseCidr(text)));
    return blocks.every((block) => block !== undefined) ? blocks : undefined;
}

import { textOf } from "@platform/aws-model/facets/identity";
import type { WireMap } from "@platform/aws-model/wire";
import type { InvokeRequest } from "../monitor/requests";

/** Data sources that find one resource: its type, and the argument that is its id or ARN. */
const LOOKUPS: Readonly<Record<string, readonly [type: string, argument: string]>> = {
    "aws:ec2/getInstance:getInstance": ["aws:ec2/instance:Instance", "instanceId"],
    "aws:ec2/getSecurityGroup:getSecurityGroup": ["aws:ec2/securityGroup:SecurityGroup", "id"],
    "aws:ec2/getSubnet:getSubnet": ["aws:ec2/subnet:Subnet", "id"],
    "aws:ec2/getVpc:getVpc": ["aws:ec2/vpc:Vpc", "id"],
    "aws:lb/getTargetGroup:getTargetGroup": ["aws:lb/targetGroup:TargetGroup", "arn"],
};
const FOUND: ReadonlySet<string> = new Set(Object.values(LOOKUPS).map(([type]) => type));

/** What a program has made itself, for lookups of it by an id that is made up. */
export class OwnResources {
    private readonly made = new Map<string, WireMap>();

    keep(type: string, id: string, outputs: WireMap): void {
        if (FOUND.has(type)) {
            this.made.set(`${type} ${id}`, { ...outputs, id });
        }
    }

    find({ token, arguments: args }: InvokeRequest): WireMap | undefined {
        const [type = "", argument = ""] = LOOKUPS[token] ?? [];
        return this.made.get(`${type} ${textOf(args[argument]) ?? ""}`);
    }
}

import { UNKNOWN } from "@platform/aws-model/wire";
import type { WireValue } from "@platform/aws-model/wire";
import { listOf } from "../arguments";
import type { Construction } from "../construction";
import { apply, at } from "../values";
import type { Value } from "../values";

/** Outputs: what a data source has answered may be unknown offline. */
export interface DefaultVpc {
    readonly vpcId: Value;
    readonly publicSubnetIds: Value;
    readonly privateSubnetIds: Value;
}

/** awsx.ec2.DefaultVpc: looks up the account's default VPC and makes nothing. */
export async function expandDefaultVpc(construction: Construction): Promise<Record<string, Value>> {
    return { ...(await defaultVpc(construction)) };
}

/** The VPC that an account has from the start, and its subnets by whether they give out public addresses. */
export async function defaultVpc(construction: Construction): Promise<DefaultVpc> {
    const vpcId = at(await construction.invoke("aws:ec2/getVpc:getVpc", { default: true }), "id");
    const filters = [{ name: "vpc-id", values: [vpcId ?? null] }];
    const ids = at(await construction.invoke("aws:ec2/getSubnets:getSubnets", { filters }), "ids");
    const subnets: WireValue[] = [];
    for (const id of listOf(ids)) {
        subnets.push((await construction.invoke("aws:ec2/getSubnet:getSubnet", { id })) ?? null);
    }
    const idsOf = (isPublic: boolean): Value =>
        apply(ids === UNKNOWN ? UNKNOWN : subnets, (list) =>
            listOf(list)
                .filter((subnet) => Boolean(at(subnet, "mapPublicIpOnLaunch")) === isPublic)
                .map((subnet) => at(subnet, "id") ?? null),
        );
    return { vpcId, publicSubnetIds: idsOf(true), privateSubnetIds: idsOf(false) };
}

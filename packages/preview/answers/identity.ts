import { given } from "@platform/aws-model/facets/kind";
import { hex, textOf, type Identity, type Named } from "@platform/aws-model/facets/identity";
import { kindOf } from "@platform/aws-model/kinds/index";
import type { WireMap } from "@platform/aws-model/wire";

/** How AWS names resources of a type; nothing for a type that no kind describes. */
export function identityOf(type: string): Identity {
    return given(kindOf(type)?.identity) ?? {};
}

/** The property that holds a resource's physical name. */
export function nameProperty(type: string): string {
    return identityOf(type).name ?? "name";
}

/**
 * The physical name: the one given, or a made-up one in the form that the provider uses, which is the logical name
 * and seven random digits.
 */
export function physicalName(type: string, logicalName: string, urn: string, inputs: WireMap): string {
    const property = nameProperty(type);
    const prefix = textOf(inputs[`${property}Prefix`]);
    return (
        textOf(inputs[property]) ??
        (prefix === undefined ? `${logicalName}-${hex(urn, 7)}` : `${prefix}${hex(urn, 26)}`)
    );
}

/** Identifies a new resource by the means that its type has; its ARN is made only where that is the id. */
export function idFor(named: Named): string {
    const { id } = identityOf(named.type);
    if (typeof id === "function") return id(named);
    if (typeof id === "object") return `${id.prefix}-${hex(named.urn, 17)}`;
    if (id === "arn") return arnFor(named, "");
    return id === "name" ? named.name : `${named.name}-${hex(named.urn, 8)}`;
}

/** The ARN that the resource could have. */
export function arnFor(named: Named, id: string): string {
    const { arn } = identityOf(named.type);
    const derived = typeof arn === "function" ? arn(named) : undefined;
    if (derived !== undefined) return derived;
    const form = typeof arn === "object" ? arn : undefined;
    const { partition, region, accountId } = named.place;
    const { scope = "regional" } = form ?? {};
    const [service, resource] = form === undefined ? usualForm(named.type, id) : [form.service, form.resource(named)];
    const where = [scope === "regional" ? region : "", scope === "bare" ? "" : accountId];
    return ["arn", partition, service, ...where, resource].join(":");
}

/** `aws:ec2/natGateway:NatGateway` → `ec2`, `natgateway/nat-…`: right for EC2, plausible elsewhere. */
function usualForm(type: string, id: string): readonly [service: string, resource: string] {
    const [, module = "", member = ""] = type.split(":");
    const service = module.split("/")[0] ?? module;
    const isEc2 = service === "vpc" || service === "ebs";
    const kind = member.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
    return [isEc2 ? "ec2" : service, `${kind}/${id}`];
}

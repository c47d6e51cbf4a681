import type { Properties } from "./shorthands";
import { appGroup } from "./roles";
import type { Editable, StackEdit } from "./stack-edit";

export const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const LEGACY = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const GROUP = "aws:ec2/securityGroup:SecurityGroup";

const HTTPS = { fromPort: 443, toPort: 443, description: "A mutant" };

/** A separate rule of the current kind: HTTPS, unless properties say otherwise. */
export function allow(stack: StackEdit, group: Editable, properties: Properties, type = RULE): void {
    const name = `opening-${stack.records.length}`;
    stack.add(type, name, { securityGroupId: stack.link(group), ipProtocol: "tcp", ...HTTPS, ...properties });
}

/** The same on the apps' group. */
export function allowApps(stack: StackEdit, properties: Properties): void {
    allow(stack, appGroup(stack), properties);
}

/** A separate ingress rule of the older kind on the apps' group. */
export function allowAppsByLegacy(stack: StackEdit, properties: Properties): void {
    const owner = { type: "ingress", securityGroupId: stack.link(appGroup(stack)), protocol: "tcp" };
    stack.add(LEGACY, "opening", { ...owner, ...HTTPS, ...properties });
}

/** A rule inside the apps' group. */
export function allowAppsInline(stack: StackEdit, properties: Properties): void {
    stack.append(appGroup(stack), "ingress", { protocol: "tcp", ...HTTPS, ...properties });
}

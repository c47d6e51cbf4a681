import type { Resource } from "../resource";
import * as types from "../types";
import type { EniGroup, EniKind } from "./enis";
import { TEMPLATES, templatesOf } from "./launch-templates";
import { valuesAt } from "../paths";
import type { GroupReference, SecurityGroups } from "./security-groups";
import type { StackIndex } from "./stack-index";

/** Where instances, templates and launch specifications name security groups. */
const GROUP_PATHS = [
    "vpcSecurityGroupIds",
    "securityGroups",
    "securityGroupNames",
    "networkInterfaces.*.securityGroups",
    "launchSpecifications.*.vpcSecurityGroupIds",
];
/** Where they name subnets. */
const SUBNET_PATHS = [
    "subnetId",
    "vpcZoneIdentifiers",
    "networkInterfaces.*.subnetId",
    "launchSpecifications.*.subnetId",
    "launchTemplateConfigs.*.overrides.*.subnetId",
];
/** Where they name interfaces that are resources of their own. */
const INTERFACE_PATHS = ["networkInterfaces.*.networkInterfaceId", "primaryNetworkInterface.networkInterfaceId"];
const PRODUCERS: readonly (readonly [EniKind, readonly string[]])[] = [
    ["instance", [...types.INSTANCE, ...types.SPOT_INSTANCE]],
    ["autoscaling", types.AUTOSCALING_GROUP],
    ["fleet", [...types.FLEET, ...types.SPOT_FLEET]],
];

/** The types that launch instances, or that they are launched from. */
export const LAUNCHED_TYPES = [...PRODUCERS.flatMap(([, tokens]) => tokens), ...TEMPLATES];

/** The network interfaces of instances, however they are launched; templates that nothing uses count by themselves. */
export function instanceEnis(index: StackIndex, groups: SecurityGroups): EniGroup[] {
    const used = new Set<Resource>();
    const enis = PRODUCERS.flatMap(([kind, tokens]) =>
        index.ofType(tokens).flatMap((producer) => {
            const templates = templatesOf(index, producer);
            const known = templates.flatMap((reference) => (reference.kind === "resource" ? [reference.resource] : []));
            for (const resource of known) used.add(resource);
            const own = instanceEni(index, groups, kind, producer);
            const joined = [...new Set(known)].map((resource) => withTemplate(index, groups, own, resource));
            const gaps = templates
                .filter((reference) => reference.kind !== "resource")
                .map(({ at }): GroupReference => ({ at }));
            if (gaps.length > 0 || joined.length === 0)
                return [...joined, { ...own, groups: [...own.groups, ...gaps] }];
            return joined;
        }),
    );
    const unused = index.ofType(TEMPLATES).filter((resource) => !used.has(resource));
    return [...enis, ...unused.map((resource) => instanceEni(index, groups, "launch-template", resource))];
}

/** Interfaces that are resources of their own; whoever they are attached to is found through `attachedTo`. */
export function separateEnis(index: StackIndex, groups: SecurityGroups): EniGroup[] {
    const anyInterface = [...types.NETWORK_INTERFACE, ...types.INSTANCE];
    return index.ofType(types.NETWORK_INTERFACE).map((producer) => {
        const extra = index.linked(
            types.NETWORK_INTERFACE_GROUP_ATTACHMENT,
            "networkInterfaceId",
            producer,
            anyInterface,
        );
        return {
            kind: "network-interface",
            producer,
            subnets: index.resolve(producer, producer.get("subnetId"), types.SUBNET),
            groups: [producer, ...extra.linked, ...extra.undecided].flatMap((owner) =>
                groups.resolve(owner, owner.get(owner === producer ? "securityGroups" : "securityGroupId")),
            ),
            publicAddresses: [],
        };
    });
}

function instanceEni(index: StackIndex, groups: SecurityGroups, kind: EniKind, producer: Resource): EniGroup {
    const anyInterface = [...types.NETWORK_INTERFACE, ...types.INSTANCE];
    const added = index.linked(types.NETWORK_INTERFACE_GROUP_ATTACHMENT, "networkInterfaceId", producer, anyInterface);
    const owners = [producer, ...attachedTo(index, producer)];
    const values = (paths: readonly string[]) =>
        owners.flatMap((owner) => paths.flatMap((path) => valuesAt(owner, path).map((value) => ({ owner, value }))));
    return {
        kind,
        producer,
        subnets: values(SUBNET_PATHS).flatMap(({ owner, value }) => index.resolve(owner, value, types.SUBNET)),
        groups: [
            ...values(GROUP_PATHS).flatMap(({ owner, value }) => groups.resolve(owner, value)),
            ...added.linked.flatMap((owner) => groups.resolve(owner, owner.get("securityGroupId"))),
        ],
        publicAddresses: [],
    };
}

/** The interfaces of this stack that a producer is started with: their subnets and groups are its own. */
function attachedTo(index: StackIndex, producer: Resource): readonly Resource[] {
    const references = INTERFACE_PATHS.flatMap((path) => valuesAt(producer, path)).flatMap((value) =>
        index.resolve(producer, value, types.NETWORK_INTERFACE),
    );
    return [...new Set(references.flatMap((reference) => (reference.kind === "resource" ? [reference.resource] : [])))];
}

function withTemplate(index: StackIndex, groups: SecurityGroups, own: EniGroup, resource: Resource): EniGroup {
    const theirs = instanceEni(index, groups, own.kind, resource);
    return {
        ...own,
        template: resource,
        subnets: [...own.subnets, ...theirs.subnets],
        groups: [...own.groups, ...theirs.groups],
    };
}

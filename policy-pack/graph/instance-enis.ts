import type { Resource } from "../lib/resource";
import * as types from "../lib/types";
import type { Value } from "../lib/value";
import type { EniGroup, EniKind } from "./enis";
import { valuesAt } from "./paths";
import type { GroupReference, SecurityGroups } from "./security-groups";
import type { Reference } from "./reference";
import type { StackIndex } from "./stack-index";

const TEMPLATES = [...types.LAUNCH_TEMPLATE, ...types.LAUNCH_CONFIGURATION];
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
/** Where they name launch templates: an object with an id or a name. */
const TEMPLATE_PATHS: readonly (readonly [object: string, id: string, name: string])[] = [
    ["launchTemplate", "id", "name"],
    ["mixedInstancesPolicy.launchTemplate.launchTemplateSpecification", "launchTemplateId", "launchTemplateName"],
    [
        "mixedInstancesPolicy.launchTemplate.overrides.*.launchTemplateSpecification",
        "launchTemplateId",
        "launchTemplateName",
    ],
    ["launchTemplateConfigs.*.launchTemplateSpecification", "launchTemplateId", "launchTemplateName"],
    ["launchTemplateConfigs.*.launchTemplateSpecification", "id", "name"],
];
const PRODUCERS: readonly (readonly [EniKind, readonly string[]])[] = [
    ["instance", [...types.INSTANCE, ...types.SPOT_INSTANCE]],
    ["autoscaling", types.AUTOSCALING_GROUP],
    ["fleet", [...types.FLEET, ...types.SPOT_FLEET]],
];

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

/** The templates a producer launches from; the name matters only where no id is given. */
function templatesOf(index: StackIndex, producer: Resource): readonly Reference[] {
    const resolve = (value: Value) => index.resolve(producer, value, TEMPLATES);
    const byObject = TEMPLATE_PATHS.flatMap(([path, id, name]) =>
        valuesAt(producer, path).flatMap((object) => {
            const byId = resolve(object.at(id));
            const byName = resolve(object.at(name));
            return byName.length === 0 || byId.some(({ kind }) => kind === "resource") ? byId : byName;
        }),
    );
    return [...byObject, ...resolve(producer.get("launchConfiguration"))];
}

function instanceEni(index: StackIndex, groups: SecurityGroups, kind: EniKind, producer: Resource): EniGroup {
    const anyInterface = [...types.NETWORK_INTERFACE, ...types.INSTANCE];
    const added = index.linked(types.NETWORK_INTERFACE_GROUP_ATTACHMENT, "networkInterfaceId", producer, anyInterface);
    return {
        kind,
        producer,
        subnets: SUBNET_PATHS.flatMap((path) => valuesAt(producer, path)).flatMap((value) =>
            index.resolve(producer, value, types.SUBNET),
        ),
        groups: [
            ...GROUP_PATHS.flatMap((path) => valuesAt(producer, path)).flatMap((value) =>
                groups.resolve(producer, value),
            ),
            ...added.linked.flatMap((owner) => groups.resolve(owner, owner.get("securityGroupId"))),
        ],
        publicAddresses: [],
    };
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

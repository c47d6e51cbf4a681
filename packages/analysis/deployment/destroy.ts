import {
    AUTOSCALING_GROUP,
    BUCKET,
    ECR_REPOSITORY,
    ECS_SERVICE,
    LAMBDA_FUNCTION,
    LOAD_BALANCER,
    NAT_GATEWAY,
    RDS_CLUSTER,
    RDS_INSTANCE,
} from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";
import { labelOf } from "./duration-table";
import { drainingSeconds, durationOf, targetGroups } from "./durations";

/** Something that a destroy meets on its way. */
export interface Obstacle {
    readonly urn: string;
    /** Type and name. */
    readonly label: string;
    readonly text: string;
}

/** What stands between a stack and its end. */
export interface Destroy {
    /** What keeps a destroy from finishing before somebody does something. */
    readonly stops: readonly Obstacle[];
    /** What it waits for; the longest first. */
    readonly waits: readonly (Obstacle & { readonly seconds: number })[];
    /** What is still there, and may cost or hold a name, when it has finished. */
    readonly leaves: readonly Obstacle[];
}

type Reader = (resource: PlanResource, plan: Plan) => string | undefined;

/** Flags that make AWS refuse a deletion, by their names. */
const PROTECTIONS: readonly (readonly [types: readonly string[], property: string])[] = [
    [LOAD_BALANCER, "enableDeletionProtection"],
    [[...RDS_INSTANCE, ...RDS_CLUSTER], "deletionProtection"],
    [["aws:cognito/userPool:UserPool", "aws:dynamodb/table:Table"], "deletionProtectionEnabled"],
];
/** What cannot be deleted while something is in it, unless `forceDestroy` or `forceDelete` says so. */
const CONTAINERS: readonly (readonly [types: readonly string[], flag: string, content: string])[] = [
    [BUCKET, "forceDestroy", "objects"],
    [ECR_REPOSITORY, "forceDelete", "images"],
    [["aws:route53/zone:Zone"], "forceDestroy", "records that the stack does not manage"],
    [["aws:backup/vault:Vault"], "forceDestroy", "recovery points"],
];

const STOPS: readonly Reader[] = [
    ({ options }) => (options.protect ? "protected, so that Pulumi refuses to delete it" : undefined),
    (resource) =>
        PROTECTIONS.some(
            ([types, property]) => types.includes(resource.type) && known(resource.get(property).flag()) === true,
        )
            ? "AWS refuses to delete it while its deletion protection is on"
            : undefined,
    (resource) => {
        const [, flag, content] = CONTAINERS.find(([types]) => types.includes(resource.type)) ?? [];
        if (flag === undefined || content === undefined) return undefined;
        return known(resource.get(flag).flag()) === true ? undefined : `cannot be deleted while it has ${content}`;
    },
];

const WAITS: readonly Reader[] = [
    (resource, plan) => {
        if (!ECS_SERVICE.includes(resource.type)) return undefined;
        const draining = Math.max(0, ...targetGroups(plan, resource).map(drainingSeconds));
        return draining === 0
            ? "its tasks have to stop"
            : `its load balancers let requests finish for ${draining} s, then its tasks stop`;
    },
    (resource) =>
        AUTOSCALING_GROUP.includes(resource.type)
            ? known(resource.get("forceDelete").flag()) === true
                ? "its instances are terminated with it"
                : "its instances have to be terminated first"
            : undefined,
    ({ type }) =>
        LAMBDA_FUNCTION.includes(type) ? "in a VPC, its network interfaces take up to 45 minutes to go" : undefined,
    ({ type }) => (NAT_GATEWAY.includes(type) ? "its address and the internet gateway wait for it" : undefined),
];

const LEAVES: readonly Reader[] = [
    (resource) => {
        if (resource.type !== "aws:kms/key:Key") return undefined;
        const days = known(resource.get("deletionWindowInDays").number()) ?? 30;
        return `is deleted only after ${days} days; until then it can be kept, and nothing that it encrypts be read`;
    },
    (resource) => {
        if (resource.type !== "aws:secretsmanager/secret:Secret") return undefined;
        const days = known(resource.get("recoveryWindowInDays").number()) ?? 30;
        return days === 0 ? undefined : `can be restored for ${days} days, and keeps its name for as long`;
    },
    ({ record }) => (record.options.retainOnDelete === true ? "is kept: retainOnDelete" : undefined),
    (resource) => (known(resource.get("skipDestroy").flag()) === true ? "is kept: skipDestroy" : undefined),
];

/** A wait that is worth a line, in seconds. */
const NOTABLE_SECONDS = 30;

/** What a destroy of a plan meets. */
export function destroyOf(plan: Plan): Destroy {
    const managed = plan.resources.filter((resource) => !resource.external && resource.kind === "custom");
    const waits = managed.flatMap((resource) => {
        const seconds = durationOf(plan, resource).delete;
        return seconds < NOTABLE_SECONDS
            ? []
            : [{ ...about(resource, first(WAITS, resource, plan) ?? "AWS takes its time"), seconds }];
    });
    return {
        stops: managed.flatMap((resource) => {
            const texts = STOPS.flatMap((read) => read(resource, plan) ?? []);
            return texts.length === 0 ? [] : [about(resource, texts.join("; "))];
        }),
        waits: waits.sort((a, b) => b.seconds - a.seconds),
        leaves: managed.flatMap((resource) => obstacle(LEAVES, resource, plan)),
    };
}

function obstacle(readers: readonly Reader[], resource: PlanResource, plan: Plan): readonly Obstacle[] {
    const text = first(readers, resource, plan);
    return text === undefined ? [] : [about(resource, text)];
}

function first(readers: readonly Reader[], resource: PlanResource, plan: Plan): string | undefined {
    for (const read of readers) {
        const text = read(resource, plan);
        if (text !== undefined) return text;
    }
    return undefined;
}

function about(resource: PlanResource, text: string): Obstacle {
    return { urn: resource.urn, label: labelOf(resource), text };
}

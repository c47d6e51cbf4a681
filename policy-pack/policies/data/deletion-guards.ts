import { setting } from "@platform/aws-model/setting";
import * as types from "@platform/aws-model/types";
import type { PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import {
    judgeRules,
    mustBeAtLeast,
    mustBeOff,
    mustBeOn,
    mustBeOneOf,
    mustNotBe,
    type PropertyRule,
} from "../../lib/property-rules";
import { expectProtected } from "../../lib/protection";
import type { Resource } from "@platform/aws-model/resource";

const config = {
    backupDays: setting("The least number of days that backups of a plan are kept.", 7),
    keyDays: setting("The least number of days between the order to delete a key and its end.", 14),
    secretDays: setting("The least number of days in which a deleted secret can be restored.", 7),
};
const KEYS = [...types.KMS_KEY, ...types.KMS_REPLICA_KEY, ...types.KMS_EXTERNAL_KEY];
const PLANS = ["rules.*.lifecycle.deleteAfter", "rules.*.copyActions.*.lifecycle.deleteAfter"];

/** What keeps a mistake from taking away more than a deployment brings back. Databases: rds-recoverable. */
export const deletionGuards = resourcePolicy<typeof config>({
    name: "deletion-guards",
    description: "Load balancers, keys, secrets, zones, buckets and backups must not go by mistake, nor at once.",
    why: "A deleted key is the end of all that it encrypted, a deleted zone gets other name servers, and a bucket that empties itself does so for a typing error too.",
    level: "mandatory",
    productionOnly: true,
    severity: "high",
    controls: { fsbp: ["ELB.6", "KMS.3", "Backup.5"], checkov: ["CKV_AWS_150", "CKV_AWS_227"] },
    remediation:
        "Set enableDeletionProtection of load balancers and the option protect of public zones, leave forceDestroy and forceDelete out, and keep keys, secrets and backups for a while.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-6",
    config,
    check: (resource, { config: days, settings }) => [
        ...judgeRules(resource, rulesFor(days)),
        ...(settings.production ? judgeInProduction(resource) : []),
    ],
});

/** What a stack for trials may do: go as a whole, with all that is in it. */
function judgeInProduction(resource: Resource): PolicyFinding[] {
    return [
        // What deletes its contents with itself, whatever its type.
        ...judgeRules(resource, [mustBeOff([resource.type], "forceDestroy"), ...PROTECTED]),
        ...(types.ZONE.includes(resource.type) ? judgeZone(resource) : []),
    ];
}

const PROTECTED: readonly PropertyRule[] = [
    mustBeOn(types.LOAD_BALANCER, "enableDeletionProtection"),
    // Off unless somebody says so, and no reason to say the opposite. Databases: rds-recoverable.
    mustBeOneOf(types.USER_POOL, "deletionProtection", ["ACTIVE"], { words: ["INACTIVE"] }),
    mustNotBe(types.GLOBAL_CLUSTER, "deletionProtection", /^false$/, "true", "set it to true"),
];

function rulesFor({ backupDays, keyDays, secretDays }: Record<keyof typeof config, number>): readonly PropertyRule[] {
    return [
        mustBeAtLeast(KEYS, "deletionWindowInDays", keyDays, "days"),
        mustBeAtLeast(types.SECRET, "recoveryWindowInDays", secretDays, "days"),
        ...PLANS.map((path) => mustBeAtLeast(types.BACKUP_PLAN, path, backupDays, "days")),
        mustBeOff(types.ECR_REPOSITORY, "forceDelete"),
    ];
}

/** Zones of a VPC can be made again; a public one gets other name servers. */
function judgeZone(zone: Resource): PolicyFinding[] {
    return zone.get("vpcs").items().length > 0 ? [] : expectProtected(zone);
}

import {
    BUCKET,
    BUCKET_LIFECYCLE,
    CACHE_CLUSTER,
    CACHE_REPLICATION_GROUP,
    ECR_REPOSITORY,
    RDS_INSTANCE,
} from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import { charge, gap, usage, type Charge, type Gap, type Rule, type Rules } from "../charge";
import { hoursPerMonth, priceOf } from "../price-table";
import { volume } from "./volumes";

const DAYS_PER_MONTH = 365 / 12;

/** A bucket of load balancer logs holds as many months as its lifecycle keeps; any other what `usage.bucketGb` says. */
const bucket: Rule = (resource, context) => {
    const name = known(resource.get("bucket").text()) ?? known(resource.get("id").text()) ?? "";
    const balancers = context.logBuckets.get(name);
    if (balancers === undefined) return [usage("s3-storage", "S3 storage", context.usage.bucketGb)];
    const rules = context.plan.graph.linked(BUCKET_LIFECYCLE, "bucket", resource, BUCKET).linked;
    const days = rules
        .flatMap((rule) => rule.get("rules").items())
        .map((rule) => known(rule.at("expiration", "days").number()));
    const months = Math.max(1, Math.min(...days.map((value) => value ?? 365), 365) / DAYS_PER_MONTH);
    return [usage("s3-storage", "access logs kept", context.usage.accessLogGb * balancers * months)];
};

/** A database's instance and storage, twice with a standby in another zone. Backups up to its size are free. */
const database: Rule = (resource) => {
    const type = known(resource.get("instanceClass").text());
    const copies = known(resource.get("multiAz").flag()) === true ? 2 : 1;
    const storage = known(resource.get("allocatedStorage").number());
    return [
        ...nodes("rds", type, copies, "database instances"),
        ...(known(resource.get("manageMasterUserPassword").flag()) === true
            ? [charge("secret", "secrets with database passwords")]
            : []),
        storage === undefined
            ? gap("the size of the database's storage is not known")
            : charge("rds-storage", "database storage", storage * copies),
    ];
};

const cache: Rule = (resource) => {
    if (known(resource.get("replicationGroupId").text()) !== undefined) return [];
    const count = known(resource.get("numCacheNodes").number()) ?? 1;
    return nodes("elasticache", known(resource.get("nodeType").text()), count, "cache nodes");
};

const replicationGroup: Rule = (resource) => {
    const shards = known(resource.get("numNodeGroups").number());
    const replicas = known(resource.get("replicasPerNodeGroup").number()) ?? 0;
    const count =
        shards === undefined ? (known(resource.get("numCacheClusters").number()) ?? 1) : shards * (1 + replicas);
    return nodes("elasticache", known(resource.get("nodeType").text()), count, "cache nodes");
};

function nodes(family: string, type: string | undefined, count: number, what: string): readonly (Charge | Gap)[] {
    if (type === undefined) return [gap("the node type is not known")];
    const price = `${family}/${type}`;
    return priceOf(price) === undefined
        ? [gap(`the table has no price of ${type}`)]
        : [charge(price, what, count * hoursPerMonth)];
}

export const data: Rules = [
    [BUCKET, bucket],
    [RDS_INSTANCE, database],
    [CACHE_CLUSTER, cache],
    [CACHE_REPLICATION_GROUP, replicationGroup],
    [ECR_REPOSITORY, (_resource, { usage: { imageGb } }) => [usage("ecr-storage", "images", imageGb)]],
    [
        ["aws:efs/fileSystem:FileSystem"],
        (_resource, { usage: { fileSystemGb } }) => [usage("efs-storage", "EFS storage", fileSystemGb)],
    ],
    [
        ["aws:ebs/volume:Volume"],
        (resource) => volume({ at: (property: string) => resource.get(property) }, "type", "size"),
    ],
];

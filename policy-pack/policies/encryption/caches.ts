import { expectValue, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";

const PASSWORDS = ["userGroupIds", "authToken", "authTokenWo"];

/** Members of a global group take its encryption over and cannot have their own. */
export function judgeReplicationGroup(group: Resource): readonly PolicyFinding[] {
    if (isSet(group, "globalReplicationGroupId")) return [];
    const mode = group.get("transitEncryptionMode");
    const strategy = group.get("authTokenUpdateStrategy");
    return [
        ...encrypted(group, "atRestEncryptionEnabled"),
        ...encrypted(group, "transitEncryptionEnabled"),
        ...expectValue(group, mode, mode.text(), {
            whenAbsent: "required",
            accepts: (value) => value === "required",
            found: (value) => (value === "preferred" ? value : "something else"),
            required: '"required": clients without TLS are turned away',
            fix: "remove transitEncryptionMode when all clients speak TLS",
        }),
        ...expectValue(group, strategy, strategy.text(), {
            whenAbsent: "ROTATE",
            accepts: (value) => value !== "DELETE",
            found: () => "DELETE, which takes the password away",
            required: "ROTATE or SET",
            fix: "remove authTokenUpdateStrategy",
        }),
        ...(PASSWORDS.some((property) => isSet(group, property)) ? [] : [open(group, "userGroupIds")]),
    ];
}

/** Always encrypted by AWS; who may come in is the user group's to say. Memcached knows no users. */
export function judgeServerless(cache: Resource): readonly PolicyFinding[] {
    return isMemcached(cache) || isSet(cache, "userGroupId") ? [] : [open(cache, "userGroupId")];
}

/** A node of a replication group is judged with it; Redis on its own cannot be encrypted at rest. */
export function judgeCluster(cluster: Resource): readonly PolicyFinding[] {
    if (isSet(cluster, "replicationGroupId")) return [];
    if (isMemcached(cluster)) return encrypted(cluster, "transitEncryptionEnabled");
    const found = "stands alone, and so cannot be encrypted at rest";
    return [violation(cluster, { found, required: "a replication group", fix: "use elasticache.ReplicationGroup" })];
}

export function judgeUser(user: Resource): readonly PolicyFinding[] {
    const without = user.get("noPasswordRequired");
    const mode = user.get("authenticationMode", "type");
    const required = "a password or IAM authentication";
    const fix = "set authenticationMode to password or iam";
    return [
        ...expectValue(user, without, without.flag(), {
            whenAbsent: false,
            accepts: (flag) => !flag,
            found: String,
            required,
            fix,
        }),
        ...expectValue(user, mode, mode.text(), {
            whenAbsent: "password",
            accepts: (type) => type === "password" || type === "iam",
            found: (type) => (type.startsWith("no-password") ? "no password" : "something else"),
            required,
            fix,
        }),
    ];
}

function encrypted(cache: Resource, property: string): readonly PolicyFinding[] {
    const flag = cache.get(property);
    return expectValue(cache, flag, flag.flag(), {
        whenAbsent: false,
        accepts: (on) => on,
        found: String,
        required: "true",
        fix: `set ${property} to true`,
    });
}

function open(cache: Resource, property: string): PolicyFinding {
    const required = "a user group, or an auth token";
    return violation(cache, { at: property, found: "not set", required, fix: `set ${property}` });
}

function isMemcached(cache: Resource): boolean {
    const engine = cache.get("engine").text();
    return engine.state === "known" && engine.value === "memcached";
}

/** Not known counts as set: what is computed is there. An empty list or text is not. */
function isSet(cache: Resource, property: string): boolean {
    return cache
        .get(property)
        .items()
        .some((item) => {
            const text = item.text();
            return text.state === "unknown" || (text.state === "known" && text.value !== "");
        });
}

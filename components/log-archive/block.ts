import { alerts } from "../monitoring/block";
import { defineBlock, type StackDraft } from "../shared/block/block";
import { anyAccount, type FixedName } from "../shared/block/names";
import { invalid, listed, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { arnElsewhere } from "../shared/block/region";
import { logArchiveNames } from "./names";
import { logArchiveSchema, type LogArchiveConfig } from "./schema";

const path: KeyPath = ["platform:logArchive"];

export const logArchive = defineBlock({
    key: "logArchive",
    schema: logArchiveSchema,
    needs: [alerts],
    fixedNames: ({ bucket }, { prefix }) => fixedNames(logArchiveNames(prefix), bucket === undefined),
    checks: [checkLogs, checkBucket],
});

/** An archive of nothing would be paid for, and watched in vain. */
function* checkLogs(_config: LogArchiveConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const logs = draft.logs();
    if (logs.every(({ made }) => !made)) {
        const only = logs.flatMap((one) => one.only ?? []).join(", ");
        const always = logs.flatMap((one) => (one.only === undefined ? [one.key] : [])).sort();
        const statement = `no log group that it would keep; allowed with ${only}, or one of ${listed(always, "or")}`;
        yield { path, statement, fix: "Remove it from" };
    }
}

function* checkBucket({ bucket, retentionDays }: LogArchiveConfig, draft: StackDraft): Iterable<ConfigProblem> {
    if (bucket === undefined) {
        return;
    }
    if (retentionDays !== undefined) {
        const allowed = "without bucket, whose account decides how long it keeps what";
        yield invalid([...path, "retentionDays"], retentionDays, allowed, "Remove one of them from");
    }
    if (draft.accountIds.includes(bucket.accountId)) {
        const allowed = "another account than the stack's; in its own it makes the bucket";
        yield invalid([...path, "bucket", "accountId"], bucket.accountId, allowed, "Remove bucket from");
    }
    const keyAccount = bucket.keyArn.split(":")[4] ?? "";
    if (keyAccount !== bucket.accountId) {
        const statement = `the key is in account ${keyAccount}; allowed accountId's, ${bucket.accountId}`;
        yield { path: [...path, "bucket", "keyArn"], statement, fix: "Set it in" };
    }
    const why = "Firehose delivers to buckets of its own region";
    yield* arnElsewhere([...path, "bucket", "keyArn"], bucket.keyArn, draft.region, why);
}

function fixedNames(names: ReturnType<typeof logArchiveNames>, ownBucket: boolean): readonly FixedName[] {
    return [
        [path, "role", names.subscriberRole],
        ...(ownBucket ? ([[path, "bucket", names.bucketIn(anyAccount)]] as const) : []),
    ];
}

import { asText } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { without } from "../arguments";
import type { Child, Construction } from "../construction";
import { apply, applyAll, at } from "../values";
import type { Value } from "../values";
import { logGroup } from "./log-group";
import { role } from "./role";

interface Bucket {
    readonly made?: Child;
    readonly name: Value;
    readonly arn: Value;
}

/** awsx.cloudtrail.Trail: with a bucket unless one is given, and on request a log group. */
export async function expandTrail(construction: Construction): Promise<Record<string, Value>> {
    const { args, name } = construction;
    const bucket = await bucketOf(construction, args["s3Bucket"]);
    const policy = await construction.resource(
        "aws:s3/bucketPolicy:BucketPolicy",
        name,
        { bucket: bucket.name, policy: apply(bucket.arn, (arn) => bucketPolicy(asText(arn))) },
        { dependsOn: bucket.made === undefined ? [] : [bucket.made] },
    );
    const isLogged = at(args["cloudWatchLogsGroup"], "enable") === true;
    const logs = isLogged ? await logGroup(construction, args["cloudWatchLogsGroup"]) : undefined;
    const identity = await construction.invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
    const writer =
        logs?.made === undefined
            ? undefined
            : await role(construction, name, undefined, {
                  assumeRolePolicy: TRUST,
                  inlinePolicies: [{ policy: logPolicy(logs.id, at(identity, "accountId")) ?? null }],
              });
    const trail = await construction.resource(
        "aws:cloudtrail/trail:Trail",
        name,
        {
            ...without(args, "s3Bucket", "cloudWatchLogsGroup"),
            s3BucketName: bucket.name,
            cloudWatchLogsGroupArn: logs && apply(logs.id, (id) => `${asText(at(id, "arn"))}:*`),
            cloudWatchLogsRoleArn: writer?.arn,
        },
        { dependsOn: [policy] },
    );
    return { trail: trail.reference, bucket: bucket.made?.reference, logGroup: logs?.made?.reference };
}

async function bucketOf(construction: Construction, inputs: Value): Promise<Bucket> {
    const [existing, args] = [at(inputs, "existing"), at(inputs, "args")];
    if (existing === undefined) {
        const made = await construction.resource(
            "aws:s3/bucket:Bucket",
            construction.name,
            { forceDestroy: true, ...(args as WireMap | undefined) },
            { formerTypes: ["aws:s3/bucketV2:BucketV2"] },
        );
        return { made, name: made.get("bucket"), arn: made.get("arn") };
    }
    if (args !== undefined) {
        throw new Error("Can't define bucket args if specifying an existing bucket");
    }
    const [arn, name] = [at(existing, "arn"), at(existing, "name")];
    if (arn) {
        return { arn, name: apply(arn, (plain) => asText(plain).split(":").slice(5).join(":")) };
    }
    if (name) {
        return { name, arn: apply(name, (plain) => `arn:aws:::${asText(plain)}`) };
    }
    throw new Error("One of an existing log group name or ARN must be specified");
}

const TRUST = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        {
            Sid: "AllowAssumeRole",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "sts:AssumeRole",
        },
    ],
});

function bucketPolicy(arn: string): WireMap {
    const Principal = { Service: "cloudtrail.amazonaws.com" };
    return {
        Version: "2012-10-17",
        Statement: [
            { Sid: "AWSCloudTrailAclCheck", Effect: "Allow", Principal, Action: ["s3:GetBucketAcl"], Resource: [arn] },
            {
                Sid: "AWSCloudTrailWrite",
                Effect: "Allow",
                Principal,
                Action: ["s3:PutObject"],
                Resource: [`${arn}/*`],
                Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
            },
        ],
    };
}

/** Into the streams that CloudTrail names after the account. */
function logPolicy(logGroupId: Value, accountId: Value): Value {
    return applyAll([logGroupId, accountId], (id, account) => {
        const stream = `${asText(at(id, "arn"))}:log-stream:${asText(account)}_CloudTrail_*`;
        const allow = (action: string): WireMap => ({ Effect: "Allow", Action: [action], Resource: [stream] });
        return JSON.stringify({
            Version: "2012-10-17",
            Statement: [allow("logs:CreateLogStream"), allow("logs:PutLogEvents")],
        });
    });
}

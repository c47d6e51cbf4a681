import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import type { Value } from "@platform/aws-model/value";
import { rule, type Rule } from "../rule";
import { volumeProblems } from "./volumes";

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html: 16 KB before encoding */
const USER_DATA_BYTES = 16384;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Instances, launch templates and volumes. */
export const instanceRules: readonly Rule[] = [
    ...rule(
        ["aws:ec2/launchTemplate:LaunchTemplate"],
        (template) => encodedUserData(template.get("userData")),
        groupsTwice,
        (template) =>
            template.inputs
                .all("blockDeviceMappings.*.ebs")
                .flatMap((volume) =>
                    volume.kind !== "object"
                        ? []
                        : [...volumeProblems(volume, { type: "volumeType", size: "volumeSize" })],
                ),
    ),
    ...rule(
        ["aws:ec2/instance:Instance"],
        plainUserData,
        (instance) => encodedUserData(instance.get("userDataBase64")),
        (instance) =>
            [instance.get("rootBlockDevice"), ...instance.inputs.all("ebsBlockDevices.*")].flatMap((volume) =>
                volume.kind !== "object" ? [] : [...volumeProblems(volume, { type: "volumeType", size: "volumeSize" })],
            ),
    ),
    ...rule(["aws:ebs/volume:Volume"], (volume) => volumeProblems(volume.inputs, { type: "type", size: "size" })),
];

function* encodedUserData(at: Value): Generator<Problem> {
    if (at.asString === undefined || at.asString === "") {
        return;
    }
    if (!BASE64.test(at.asString)) {
        yield {
            code: "user-data-encoding",
            at,
            message: "must be base64",
            fix: 'encode it: Buffer.from(text).toString("base64")',
        };
        return;
    }
    yield* size(at, Buffer.byteLength(at.asString, "base64"));
}

function* plainUserData(instance: JudgedResource): Generator<Problem> {
    const at = instance.get("userData");
    if (at.asString !== undefined) {
        yield* size(at, Buffer.byteLength(at.asString));
    }
}

function* size(at: Value, bytes: number): Generator<Problem> {
    if (bytes > USER_DATA_BYTES) {
        yield {
            code: "user-data-size",
            at,
            message: `must hold at most ${USER_DATA_BYTES} bytes before encoding${at.secret ? "" : `: it holds ${bytes}`}`,
            fix: "fetch the rest from S3 or SSM at start",
        };
    }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html: SecurityGroupIds */
function* groupsTwice(template: JudgedResource): Generator<Problem> {
    const at = template.get("vpcSecurityGroupIds");
    if (givenValue(at) && givenValue(template.get("networkInterfaces"))) {
        yield {
            code: "exclusive",
            at,
            message: "cannot be given together with networkInterfaces: instances would not start",
            fix: "give the groups in networkInterfaces[].securityGroups",
        };
    }
}

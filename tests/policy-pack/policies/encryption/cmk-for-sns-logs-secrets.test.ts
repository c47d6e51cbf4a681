import { expect } from "chai";
import { cmkForSnsLogsSecrets } from "../../../../policy-pack/policies/encryption/cmk-for-sns-logs-secrets";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const TOPIC = "aws:sns/topic:Topic";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/0f9a";
const REQUIRED = "required: the ARN of a key of one's own. Fix: set kmsKeyId to it.";

describeResourcePolicy(cmkForSnsLogsSecrets, {
    type: GROUP,
    // A key that is not known is an output of the program: it is one of its own.
    compliant: [{ kmsKeyId: KEY }, { kmsKeyId: "alias/platform" }, { kmsKeyId: unknown() }],
    violating: [
        [{ retentionInDays: 7 }, `subject (${GROUP}): kmsKeyId is not set; ${REQUIRED}`],
        [{ kmsKeyId: "" }, `subject (${GROUP}): kmsKeyId is not set; ${REQUIRED}`],
        [{ kmsKeyId: "alias/aws/logs" }, `subject (${GROUP}): kmsKeyId is a key that AWS manages; ${REQUIRED}`],
        [
            { kmsKeyId: "arn:aws:kms:us-east-1:123456789012:alias/aws/logs" },
            `subject (${GROUP}): kmsKeyId is a key that AWS manages; ${REQUIRED}`,
        ],
    ],
    unknown: [],
    secret: [{ kmsKeyId: secret("alias/aws/hunter2") }, "hunter2"],
    minimal: [{}, `subject (${GROUP}): kmsKeyId is not set; ${REQUIRED}`],
});

describe("cmk-for-sns-logs-secrets: remediation", () => {
    const edits = (inputs: Record<string, unknown>, keyArn: string) =>
        cmkForSnsLogsSecrets.remediate?.(
            resource(TOPIC, inputs),
            context({ config: { keyArn } }, cmkForSnsLogsSecrets),
        );

    it("sets the configured key where there is none", () => {
        expect(edits({}, KEY)).to.deep.equal([{ at: ["kmsMasterKeyId"], value: KEY }]);
    });

    it("sets none unless one is configured, and leaves others alone", () => {
        expect(edits({}, "")).to.deep.equal([]);
        expect(edits({ kmsMasterKeyId: "alias/platform" }, KEY)).to.deep.equal([]);
    });
});

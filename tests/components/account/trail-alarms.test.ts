import { expect } from "chai";
import { trailWatches } from "../../../components/account/trail-alarms";
import { administratorWatch, organizationWatch } from "../../../components/account/organization-watches";
import { matches } from "./filter-pattern";

/** Most characters of a pattern. @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
const longestPattern = 1024;

const assumed = (userName: string) => ({
    type: "AssumedRole",
    sessionContext: { sessionIssuer: { userName } },
});
const person = assumed("AWSReservedSSO_operate_0123456789abcdef");
const pipeline = assumed("platform-prod-ci-deploy");
const call = (service: string, eventName: string, more: object = {}) => ({
    eventSource: `${service}.amazonaws.com`,
    eventName,
    eventType: "AwsApiCall",
    readOnly: false,
    userIdentity: person,
    ...more,
});
const signIn = (type: string, MFAUsed: string, ConsoleLogin = "Success", errorMessage?: string) => ({
    ...call("signin", "ConsoleLogin", { userIdentity: { type }, eventType: "AwsConsoleSignIn" }),
    additionalEventData: { MFAUsed },
    responseElements: { ConsoleLogin },
    ...(errorMessage === undefined ? {} : { errorMessage }),
});

/** All that there may be. */
const watches = {
    ...trailWatches,
    organization: organizationWatch,
    administrators: administratorWatch(["break-glass", "owner"]),
};
/** Somebody takes the role that Identity Center has made of a permission set. */
const takes = (permissionSet: string) =>
    call("sts", "AssumeRoleWithSAML", {
        readOnly: true,
        userIdentity: { type: "SAMLUser" },
        requestParameters: {
            roleArn: `arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_${permissionSet}_0123456789abcdef`,
        },
    });

/** What happens, and the alarms that count it. */
const events: readonly (readonly [what: string, event: object, alarms: readonly string[]])[] = [
    ["the root user looks around", call("ec2", "DescribeVpcs", { userIdentity: { type: "Root" } }), ["root"]],
    ["the root user signs in without MFA", signIn("Root", "No"), ["root"]],
    [
        "AWS does something in the root user's name",
        call("s3", "ListBuckets", { userIdentity: { type: "Root", invokedBy: "config.amazonaws.com" } }),
        [],
    ],
    ["somebody stops the trail", call("cloudtrail", "StopLogging"), ["unwatched"]],
    [
        "the pipeline does, which it may not",
        call("cloudtrail", "StopLogging", { userIdentity: pipeline }),
        ["unwatched"],
    ],
    ["somebody deletes the detector", call("guardduty", "DeleteDetector"), ["unwatched"]],
    ["somebody archives a finding", call("guardduty", "ArchiveFindings"), []],
    ["somebody schedules a key's deletion", call("kms", "ScheduleKeyDeletion"), ["keys"]],
    ["the pipeline does", call("kms", "ScheduleKeyDeletion", { userIdentity: pipeline }), []],
    ["somebody attaches a policy", call("iam", "AttachRolePolicy"), ["identities"]],
    ["a user of IAM does", call("iam", "AttachRolePolicy", { userIdentity: { type: "IAMUser" } }), ["identities"]],
    ["the pipeline does", call("iam", "AttachRolePolicy", { userIdentity: pipeline }), []],
    ["somebody reads a policy", call("iam", "GetRolePolicy", { readOnly: true }), []],
    [
        "a service makes its role",
        call("iam", "CreateServiceLinkedRole", { userIdentity: { ...person, invokedBy: "autoscaling.amazonaws.com" } }),
        [],
    ],
    ["somebody opens a security group", call("ec2", "AuthorizeSecurityGroupIngress"), ["network"]],
    ["the pipeline does", call("ec2", "AuthorizeSecurityGroupIngress", { userIdentity: pipeline }), []],
    ["somebody starts an instance", call("ec2", "RunInstances"), []],
    ["somebody makes a bucket public", call("s3", "PutBucketPolicy"), ["buckets"]],
    ["somebody opens all buckets", call("s3", "DeleteAccountPublicAccessBlock"), ["buckets"]],
    ["the pipeline changes a bucket's policy", call("s3", "PutBucketPolicy", { userIdentity: pipeline }), []],
    ["a user signs in without MFA", signIn("IAMUser", "No"), ["users-without-mfa"]],
    ["a user signs in with MFA", signIn("IAMUser", "Yes"), []],
    ["somebody comes through Identity Center", signIn("AssumedRole", "No"), []],
    ["a sign-in fails", signIn("IAMUser", "No", "Failure", "Failed authentication"), ["failed-sign-ins"]],
    ["AWS refuses a call", call("s3", "GetObject", { readOnly: true, errorCode: "AccessDenied" }), ["refused"]],
    ["somebody attaches a guard-rail policy", call("organizations", "AttachPolicy"), ["organization"]],
    ["somebody assigns a permission set", call("sso", "CreateAccountAssignment"), ["organization"]],
    ["the pipeline does, which it may not", call("sso", "CreateAccountAssignment", { userIdentity: pipeline }), []],
    ["somebody looks at the organization", call("organizations", "ListAccounts", { readOnly: true }), []],
    [
        "AWS says that an account was made",
        call("organizations", "CreateAccountResult", { eventType: "AwsServiceEvent" }),
        [],
    ],
    ["somebody signs in for the bad day", takes("break-glass"), ["administrators"]],
    ["another administrator does", takes("owner"), ["administrators"]],
    ["an operator does", takes("operate"), []],
    ["somebody with a set that begins alike does", takes("owners"), []],
    ["EC2 refuses a call", call("ec2", "RunInstances", { errorCode: "Client.UnauthorizedOperation" }), ["refused"]],
];

describe("the alarms on the account's trail", () => {
    for (const [what, event, alarms] of events) {
        it(`${what}: ${alarms.length === 0 ? "none" : alarms.join(", ")}`, () => {
            for (const missingDiffers of [true, false]) {
                const found = Object.entries(watches).filter(([, { pattern }]) =>
                    matches(pattern, event, missingDiffers),
                );
                expect(found.map(([key]) => key)).to.deep.equal(alarms);
            }
        });
    }

    it("have patterns that AWS takes", () => {
        for (const [key, { pattern }] of Object.entries(watches)) {
            expect(pattern.length, key).to.be.at.most(longestPattern);
        }
    });

    it("are urgent where somebody may be taking over, or data may be lost", () => {
        const urgent = Object.entries(watches).filter(([, { severity }]) => severity === "critical");
        expect(urgent.map(([key]) => key)).to.deep.equal([
            "root",
            "unwatched",
            "keys",
            "organization",
            "administrators",
        ]);
    });

    it("are each counted by one of these events", () => {
        const counted = new Set(events.flatMap(([, , alarms]) => alarms));
        expect([...counted].sort()).to.deep.equal(Object.keys(watches).sort());
    });
});

import { expect } from "chai";
import { baselineComplete } from "../../../../policy-pack/policies/audit/baseline-complete";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, StackBuilder, unknown } from "../../harness/stack";
import { context, graph } from "../../harness/views";

const ACCOUNT = "platform:account:Account";
const DETECTOR = "aws:guardduty/detector:Detector";
const ONCE = [
    "aws:cloudtrail/trail:Trail",
    "aws:securityhub/account:Account",
    "aws:inspector2/enabler:Enabler",
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
];
const REGIONAL = [
    "aws:cfg/recorder:Recorder",
    DETECTOR,
    "aws:accessanalyzer/analyzer:Analyzer",
    "aws:ebs/encryptionByDefault:EncryptionByDefault",
    "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
    "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
    "aws:ec2/serialConsoleAccess:SerialConsoleAccess",
];

/** A whole baseline in two regions, without some of it: types, or types with a region. */
const baseline =
    (...without: readonly string[]): Build =>
    (stack) => {
        stack.add(ACCOUNT, "account");
        for (const type of ONCE.filter((each) => !without.includes(each))) stack.add(type, "account");
        for (const region of ["us-east-1", "us-west-2"]) {
            const types = REGIONAL.filter((each) => !without.includes(each) && !without.includes(`${each} ${region}`));
            for (const type of types) stack.add(type, `account-${region}`, { region });
        }
    };

const absent = (part: string, what: string) =>
    `The stack has no ${what}; required: ${part} of the account's baseline. Fix: add it, or leave ${part} out in platform:account, with the reason, and in baseline-complete.leftOut.`;
const placeless = `elsewhere (${DETECTOR}): undecided, as this is not known: region. Decided by: a region that is plain in the program.`;
const everything = [
    absent("trail", "cloudtrail.Trail"),
    absent("config", "cfg.Recorder"),
    absent("guardDuty", "guardduty.Detector"),
    absent("securityHub", "securityhub.Account"),
    absent("accessAnalyzer", "accessanalyzer.Analyzer"),
    absent("inspector", "inspector2.Enabler"),
    absent("defaults", "s3.AccountPublicAccessBlock"),
    absent("defaults", "ebs.EncryptionByDefault"),
    absent("defaults", "ebs.SnapshotBlockPublicAccess"),
    absent("defaults", "ec2.ImageBlockPublicAccess"),
    absent("defaults", "ec2.InstanceMetadataDefaults"),
    absent("defaults", "ec2.SerialConsoleAccess"),
    absent("passwordPolicy", "iam.AccountPasswordPolicy"),
];

const elsewhere =
    (region: unknown): Build =>
    (stack) => {
        baseline()(stack);
        stack.add(DETECTOR, "elsewhere", { region });
    };

describeStackPolicy(baselineComplete, {
    compliant: { "a baseline with all of its parts, in two regions": baseline() },
    violating: {
        "a baseline without a password policy": [
            baseline("aws:iam/accountPasswordPolicy:AccountPasswordPolicy"),
            absent("passwordPolicy", "iam.AccountPasswordPolicy"),
        ],
        "a detector that one of the regions does not have": [
            baseline(`${DETECTOR} us-west-2`),
            absent("guardDuty", "guardduty.Detector in us-west-2"),
        ],
        "a part that no region has": [baseline(DETECTOR), absent("guardDuty", "guardduty.Detector")],
    },
    unknown: { "a detector in nobody knows which region": [elsewhere(unknown()), placeless] },
    notApplicable: (stack) => void stack.add(DETECTOR, "main", { enable: true }),
    minimal: [bare(ACCOUNT), ...everything],
    secret: [elsewhere(secret("hunter2")), "hunter2"],
});

describe("baseline-complete: its configuration", () => {
    const found = (build: Build, config: Readonly<Record<string, unknown>>) => {
        const stack = new StackBuilder("update");
        build(stack);
        const surroundings = context({ config }, baselineComplete);
        return baselineComplete.check(graph(stack.records), surroundings as never).map(({ message }) => message);
    };

    it("asks a stack without the component for everything where it says so", () => {
        expect(found(() => undefined, { where: "this-stack" })).to.deep.equal(everything);
        expect(found(() => undefined, {})).to.deep.equal([]);
    });

    it("leaves out what another account has", () => {
        expect(found(baseline(DETECTOR), { leftOut: ["guardDuty"] })).to.deep.equal([]);
    });
});

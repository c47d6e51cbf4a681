import { expect } from "chai";
import { report } from "../../../components/shared/block/problems";
import { check, problemsAfter } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";

describeMistakes("the account's baseline", [
    {
        mistake: "a part left out without a reason worth the name, and one that there is not",
        changes: { "platform:account": { leftOut: { trail: "no", dashboards: "The organization has dashboards." } } },
        problems: [
            "platform:account.leftOut.dashboards: unknown key; allowed accessAnalyzer, config, defaults, guardDuty, inspector, passwordPolicy, securityHub and trail. Remove it from Pulumi.test.yaml",
            'platform:account.leftOut.trail: "no" is not valid; allowed a reason of at least 20 characters, such as who has it instead. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "the stack's own region once more, one of another partition, and one that there is not",
        changes: { "platform:account": { regions: ["us-east-1", "us-gov-west-1", "us-west-7"] } },
        problems: [
            'platform:account.regions[2]: "us-west-7" is not valid; allowed a region such as us-west-2. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "the stack's own region once more, and one of another partition",
        changes: { "platform:account": { regions: ["us-east-1", "us-gov-west-1"] } },
        problems: [
            'platform:account.regions[0]: "us-east-1" is not valid; allowed regions besides the stack\'s own, which is watched anyway. Take it out of Pulumi.test.yaml',
            'platform:account.regions[1]: "us-gov-west-1" is not valid; allowed a region of aws, where the account is. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a part that is left out and has settings; controls of a standard that is not checked",
        changes: {
            "platform:account": {
                leftOut: { trail: "The organization's trail has it all." },
                trail: { logRetentionDays: 90 },
                securityHub: {
                    standards: ["fsbp"],
                    disabledControls: { cis: { "EC2.53": "Nobody administers instances by RDP." } },
                },
            },
        },
        problems: [
            "platform:account.securityHub.disabledControls.cis: the block is not valid; allowed controls of fsbp, the standards that are checked. Set it in Pulumi.test.yaml",
            "platform:account.trail: the block is not valid; allowed it, or its reason in leftOut.trail: what is left out has no settings. Remove one of them from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "times, features and controls that AWS does not have",
        changes: {
            "platform:account": {
                retentionDays: 30,
                trail: { logRetentionDays: 42 },
                guardDuty: { features: ["eks"] },
                securityHub: {
                    standards: [],
                    disabledControls: { fsbp: { "ec2-10": "Endpoints cost more than they bring." } },
                },
                inspector: { scan: ["ec2"] },
                accessAnalyzer: { unusedDays: 0 },
            },
        },
        problems: [
            "platform:account.accessAnalyzer.unusedDays: 0 is not valid; allowed 1 to 365 days. Set it in Pulumi.test.yaml",
            'platform:account.guardDuty.features[0]: "eks" is not valid; allowed s3, malware, rds or lambda. Set it in Pulumi.test.yaml',
            'platform:account.inspector.scan[0]: "ec2" is not valid; allowed EC2, ECR or LAMBDA. Set it in Pulumi.test.yaml',
            "platform:account.retentionDays: 30 is not valid; allowed 90 to 3650 days. Set it in Pulumi.test.yaml",
            'platform:account.securityHub.disabledControls.fsbp.ec2-10: "ec2-10" is not valid; allowed a control\'s id such as EC2.10. Rename it in Pulumi.test.yaml',
            "platform:account.securityHub.standards: 0 entries are not valid; allowed 1 or more entries, each one of fsbp or cis. Set it in Pulumi.test.yaml",
            "platform:account.trail.logRetentionDays: 42 is not valid; allowed 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days. Set it in Pulumi.test.yaml",
        ],
    },
]);

describe("config: regions of the account's baseline", () => {
    const file = "policy-pack/settings/test.json";
    const problemsWith = (settings: string | undefined) => {
        const readFile = (path: string) =>
            path === file && settings !== undefined ? Buffer.from(settings) : undefined;
        const changes = { "platform:account": { regions: ["us-west-2", "eu-west-1"] } };
        return report(check(changes, { readFile }).problems, "test").split("\n").slice(1);
    };
    const refused = (index: number, region: string, named: string) =>
        `- platform:account.regions[${index}]: "${region}" is not valid; allowed a region of tags-region-size.regions in ${file}${named}. Add it there, or change it in Pulumi.test.yaml`;

    it("are among those that the policies' settings of the stack allow", () => {
        const allowed = { "tags-region-size": { regions: ["us-east-1", "us-west-2"] } };
        expect(problemsWith(JSON.stringify(allowed))).to.deep.equal([
            refused(1, "eu-west-1", ": us-east-1 or us-west-2"),
        ]);
        expect(problemsWith("{}")).to.deep.equal([
            refused(0, "us-west-2", ", which names none"),
            refused(1, "eu-west-1", ", which names none"),
        ]);
    });

    it("are not compared with settings that are not there or are none", () => {
        expect([undefined, "no JSON", '{"tags-region-size":3}'].flatMap(problemsWith)).to.deep.equal([]);
    });
});

describe("config: parts of the account's baseline that are left out", () => {
    const file = "policy-pack/settings/test.json";
    const reason = "The organization's trail records this account.";
    const problemsWith = (excused: unknown) => {
        const settings = Buffer.from(JSON.stringify({ "baseline-complete": { leftOut: excused } }));
        const readFile = (path: string) => (path === file ? settings : undefined);
        const changes = { "platform:account": { leftOut: { trail: reason } } };
        return report(check(changes, { readFile }).problems, "test").split("\n").slice(1);
    };

    it("are those that the policies' settings of the stack leave out", () => {
        expect(problemsWith(["trail"])).to.deep.equal([]);
        expect(problemsWith(["config"])).to.deep.equal([
            `- platform:account.leftOut: baseline-complete.leftOut in ${file} names config, which has no reason here; allowed the parts of leftOut. Take it out there, or give its reason in Pulumi.test.yaml`,
            `- platform:account.leftOut.trail: "${reason}" is not valid; allowed a part that baseline-complete.leftOut names in ${file}. Add it there, or take it out of Pulumi.test.yaml`,
        ]);
    });
});

describe("config: the account's baseline, beside another stack's", () => {
    const ours = { "platform:account": {}, "aws:allowedAccountIds": ["123456789012"] };
    const beside = (account: string, theirs: object) =>
        problemsAfter(ours, [{ name: "prod", config: { "aws:allowedAccountIds": [account], ...theirs } }]);

    it("is in one stack of an account", () => {
        expect(beside("123456789012", { "platform:account": {} })).to.deep.equal([
            'platform:account: stack "prod" has it for account 123456789012 already; allowed in one stack of an account. Remove it from Pulumi.test.yaml',
        ]);
    });

    it("may be in that of another account, or in no other", () => {
        expect(beside("210987654321", { "platform:account": {} })).to.deep.equal([]);
        expect(beside("123456789012", {})).to.deep.equal([]);
    });

    it("is refused where the accounts are not known to differ", () => {
        const stacks = [{ name: "prod", config: { "platform:account": { trail: "wrong" } } }];
        expect(problemsAfter({ "platform:account": {} }, stacks)).to.deep.equal([
            'platform:account: stack "prod" has it for an account that may be this one already; allowed in one stack of an account. Remove it from Pulumi.test.yaml',
        ]);
    });
});

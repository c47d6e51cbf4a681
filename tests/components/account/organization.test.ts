import { expect } from "chai";
import { account as block } from "../../../components/account/block";
import { accountPlace } from "../../../components/account/organization";
import { record, recordBoth } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { everyTransform, unreached } from "../../harness/transforms";
import { projectStacks } from "../../../config/other-stacks";
import { problemsAfter } from "../../config/fixture";
import { account, types } from "./fixture";

const management = "444455556666";
const members = ["210987654321", "345678901234"];
const organization = { id: "o-a1b2c3d4e5", managementAccountId: management, memberAccountIds: members };
const administrator = (config: object = {}) => account(config, { organization });
/** What is made beyond the baseline of one account. */
const further = (recording: Recording) =>
    recording.resources
        .filter(({ name, type }) => !type.includes("cloudwatch") && /-organization|-\d{12}$|-members$/.test(name))
        .map(({ type, name, inputs }) => [type.replace(/^aws:|:.*$/g, ""), name, inputs]);

describe("the account of an organization's delegated administrator", () => {
    it("turns detectors on in all accounts: in those that are there, and in those that come", async () => {
        const recording = await record(
            administrator({ guardDuty: { features: ["s3"] }, inspector: { scan: ["ECR"] } }),
        );
        const region = "us-east-1";
        const detectorId = recording.id(types.detector, "account-guardduty");
        const feature = (key: string, name: string, autoEnable: string) => [
            "guardduty/organizationConfigurationFeature",
            `account-guardduty-organization-${key}`,
            { region, detectorId, name, autoEnable },
        ];
        const ofEach = (type: string, prefix: string) =>
            members.map((accountId) => [type, `${prefix}-${accountId}`, { accountId }]);
        expect(further(recording)).to.have.deep.members([
            [
                "guardduty/organizationConfiguration",
                "account-guardduty-organization",
                { region, detectorId, autoEnableOrganizationMembers: "ALL" },
            ],
            feature("s3", "S3_DATA_EVENTS", "ALL"),
            feature("malware", "EBS_MALWARE_PROTECTION", "NONE"),
            feature("rds", "RDS_LOGIN_EVENTS", "NONE"),
            feature("lambda", "LAMBDA_NETWORK_LOGS", "NONE"),
            feature("eks", "EKS_AUDIT_LOGS", "NONE"),
            [
                "securityhub/organizationConfiguration",
                "account-security-hub-organization",
                { autoEnable: true, autoEnableStandards: "DEFAULT" },
            ],
            ...ofEach("securityhub/member", "account-security-hub"),
            [
                "inspector2/organizationConfiguration",
                "account-inspector-organization",
                { autoEnable: { ec2: false, ecr: true, lambda: false } },
            ],
            ...ofEach("inspector2/memberAssociation", "account-inspector"),
            ["inspector2/enabler", "account-inspector-members", { accountIds: members, resourceTypes: ["ECR"] }],
        ]);
        expect(recording.inputs(types.analyzer, "account-access")["type"]).to.equal("ORGANIZATION");
    });

    it("scans members after they have joined, and each after what it needs of the administrator", async () => {
        const recording = await record(administrator());
        const dependencies = (type: string, name: string) => recording.one(type, name).dependencies;
        const urn = (type: string, name: string) => recording.one(type, name).urn;
        const joined = "aws:inspector2/memberAssociation:MemberAssociation";
        expect(dependencies(types.enabler, "account-inspector-members")).to.include.members(
            members.map((id) => urn(joined, `account-inspector-${id}`)),
        );
        const hubMembers = "aws:securityhub/organizationConfiguration:OrganizationConfiguration";
        expect(dependencies("aws:securityhub/member:Member", `account-security-hub-${members[0] ?? ""}`)).to.include(
            urn(hubMembers, "account-security-hub-organization"),
        );
    });

    it("has the organization's trail, which is the management account's", async () => {
        const recording = await record(administrator());
        const trail = `arn:aws:cloudtrail:us-east-1:${management}:trail/platform-test-trail`;
        const bucket = "arn:aws:s3:::platform-test-audit-123456789012-us-east-1";
        expect(recording.inputs(types.trail, "account-trail")).to.include({ isOrganizationTrail: true });
        const statement = (type: string, name: string, sid: string) =>
            (recording.document(type, name) as { Statement: Record<string, unknown>[] }).Statement.find(
                ({ Sid }) => Sid === sid,
            );
        expect(statement(types.bucketPolicy, "account-audit", "TrailWrites")).to.deep.include({
            Resource: [`${bucket}/AWSLogs/${management}/*`, `${bucket}/AWSLogs/o-a1b2c3d4e5/*`],
            Condition: { StringEquals: { "aws:SourceArn": trail, "s3:x-amz-acl": "bucket-owner-full-control" } },
        });
        expect(statement(types.key, "account-audit", "TrailEncrypts")).to.deep.include({
            Condition: {
                StringEquals: { "aws:SourceArn": trail },
                StringLike: {
                    "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${management}:trail/*`,
                },
            },
        });
        const streams = "arn:aws:logs:us-east-1:123456789012:log-group:/platform-test/trail:log-stream:";
        expect(recording.document(types.rolePolicy, "account-trail")).to.deep.include({
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: [`${streams}123456789012_CloudTrail_us-east-1*`, `${streams}o-a1b2c3d4e5_*`],
                },
            ],
        });
        const role = JSON.stringify(recording.inputs(types.role, "account-trail")["assumeRolePolicy"]);
        expect(role).to.include("123456789012").and.include(management);
    });

    it("makes the same in a preview and in an update, and nothing without members that it would be for", async () => {
        const { strict, placeholder } = await recordBoth(administrator({ regions: ["us-west-2"] }));
        expect(strict.list).to.deep.equal(placeholder.list);
        const alone = account({}, { organization: { ...organization, memberAccountIds: [] } });
        expect(further(await record(alone)).map(([type]) => type)).to.not.include("inspector2/enabler");
    });

    it("is reached by transform in all that it makes", async () => {
        const config = { regions: ["us-west-2"], accessAnalyzer: { unusedDays: 90 } };
        const recording = await record(account(config, { organization, transform: everyTransform }));
        expect(unreached(recording)).to.deep.equal([]);
    });
});

describe("the accounts of an organization", () => {
    const none = { account: block.schema.parse({}) };
    const nobody = { organization: undefined, isMember: false, administratorSets: undefined };
    const administrating = { organization: { id: "o-a1b2c3d4e5", managementAccountId: management } };
    const config = { account: block.schema.parse(administrating) };
    const facts = (...accountIds: string[]) => ({ region: "us-east-1", accountIds, deletionProtection: true });
    const stacks: Readonly<Record<string, ReturnType<typeof facts>>> = {
        security: facts("123456789012"),
        management: facts(management),
        prod: facts("345678901234"),
        dev: facts("210987654321"),
        staging: facts("210987654321"),
    };
    const project = { stack: "security", otherStacks: ["management", "prod", "dev", "staging"] };

    it("are those of the other stacks, each once, without the management account", () => {
        const given = { ...project, factsOf: (stack: string) => stacks[stack], inOtherStacks: () => [] };
        expect(accountPlace(config, given)).to.deep.equal({ ...nobody, organization });
        expect(accountPlace(none, given)).to.deep.equal(nobody);
    });

    it("know that another looks after them by the file of its stack", () => {
        const other = [{ name: "security", config: { "platform:account": administrating } }];
        const given = projectStacks("prod", facts("345678901234"), other);
        expect(accountPlace(none, given)).to.deep.equal({ ...nobody, isMember: true });
    });

    it("have people's policies where any stack has permission sets, and know the administrators of all", () => {
        const set = (rights: string) => ({ rights });
        const given = (own: object, others: object) => {
            const other = [{ name: "security", config: { "platform:identityCenter": { permissionSets: others } } }];
            return accountPlace({ ...none, ...own }, projectStacks("prod", facts("345678901234"), other));
        };
        const own = { identityCenter: { permissionSets: { mine: set("administrators"), look: set("readers") } } };
        expect(given({}, { look: set("readers"), wrong: 3 }).administratorSets).to.deep.equal([]);
        expect(given(own, { theirs: set("administrators") }).administratorSets).to.deep.equal(["mine", "theirs"]);
    });
});

describe("config: an organization's accounts", () => {
    const reason = "The organization's, which the security team looks after.";
    const block = { organization: { id: "o-a1b2c3d4e5", managementAccountId: management } };
    const own = { "aws:allowedAccountIds": ["123456789012"] };
    const other = (config: object, account: string[] = ["210987654321"]) => [
        { name: "security", config: { "aws:allowedAccountIds": account, "platform:account": config } },
    ];
    const needed = (part: string) =>
        `platform:account.leftOut.${part}: missing; allowed the reason why it is not here: stack "security" makes it for all accounts of the organization. Set it in Pulumi.test.yaml`;

    it("leave out what the delegated administrator makes for all", () => {
        const member = { ...own, "platform:account": { leftOut: { trail: reason, inspector: reason } } };
        expect(problemsAfter(member, other(block))).to.deep.equal([needed("guardDuty"), needed("securityHub")]);
        expect(problemsAfter(member, other({}))).to.deep.equal([]);
    });

    it("leave out the trail alone where they are the management account", () => {
        const managing = { "aws:allowedAccountIds": [management], "platform:account": {} };
        expect(problemsAfter(managing, other(block))).to.deep.equal([needed("trail")]);
    });

    it("are known, and have one administrator, which is not the management account", () => {
        const administrating = { ...own, "platform:account": block };
        expect(problemsAfter(administrating, other({}))).to.deep.equal([]);
        expect(problemsAfter({ ...administrating, "aws:allowedAccountIds": [management] }, [])).to.deep.equal([
            `platform:account.organization.managementAccountId: "${management}" is not valid; allowed another account than the stack's own, which is the delegated administrator. Set it in Pulumi.test.yaml`,
        ]);
        expect(problemsAfter(administrating, [{ name: "prod", config: {} }])).to.deep.equal([
            'platform:account.organization: stack "prod" does not say in which account it is, so that nothing would be turned on there; allowed stacks with aws:allowedAccountIds. Set them in Pulumi.prod.yaml, or remove the block from Pulumi.test.yaml',
        ]);
        expect(problemsAfter(administrating, other(block)).at(-1)).to.equal(
            'platform:account.organization: stack "security" has it already; allowed in one stack of the project. Remove it from Pulumi.test.yaml',
        );
    });

    it("have ids that AWS gives", () => {
        const wrong = { organization: { id: "o-1", managementAccountId: "4444" } };
        expect(problemsAfter({ ...own, "platform:account": wrong }, [])).to.deep.equal([
            'platform:account.organization.id: "o-1" is not valid; allowed an organization\'s id such as o-a1b2c3d4e5. Set it in Pulumi.test.yaml',
            'platform:account.organization.managementAccountId: "4444" is not valid; allowed twelve digits such as 123456789012. Set it in Pulumi.test.yaml',
        ]);
    });
});

import { expect } from "chai";
import { problemsAfter } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";

const set = { group: "Operators", stacks: ["test"], rights: "operators" };
const at = "platform:identityCenter.permissionSets";
const own = { "aws:allowedAccountIds": ["123456789012"], "platform:account": {} };
const sets = (permissionSets: object) => ({ ...own, "platform:identityCenter": { permissionSets } });
const stack = (name: string, account: string | undefined, platform: object = {}) => ({
    name,
    config: { ...(account === undefined ? {} : { "aws:allowedAccountIds": [account] }), ...platform },
});

describeMistakes("permission sets", [
    {
        mistake: "none, and a block without them",
        changes: sets({}),
        problems: [`${at}: the block is not valid; allowed at least one permission set. Set it in Pulumi.test.yaml`],
    },
    {
        mistake: "a name that AWS has not, rights that there are not, a session that is too long, no stack",
        changes: sets({ Read: set, operate: { ...set, rights: "root", sessionHours: 13, stacks: [] } }),
        problems: [
            `${at}.operate.rights: "root" is not valid; allowed readers, operators, auditors or administrators. Set it in Pulumi.test.yaml`,
            `${at}.operate.sessionHours: 13 is not valid; allowed 1 to 12. Set it in Pulumi.test.yaml`,
            `${at}.operate.stacks: 0 entries are not valid; allowed 1 or more entries, each the name of a stack such as prod. Set it in Pulumi.test.yaml`,
            `${at}.Read: "Read" is not valid; allowed lower-case letters, digits and single hyphens, starting with a letter. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a stack that there is not",
        changes: sets({ operate: { ...set, stacks: ["prod"] } }),
        problems: [
            `${at}.operate.stacks[0]: "prod" is not valid; allowed a stack of the project: there is no Pulumi.prod.yaml. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "groups to make of names that AWS keeps for itself, and that are one name for Pulumi",
        changes: {
            ...own,
            "platform:identityCenter": {
                createGroups: true,
                permissionSets: {
                    operate: { ...set, group: "Platform Operators" },
                    read: { ...set, group: "platform-operators" },
                    rescue: { ...set, group: "AWSAdministrators" },
                },
            },
        },
        problems: [
            `${at}.read.group: "platform-operators" is not valid; allowed the name "Platform Operators", which it is like, or one that differs by more than capitals and special characters. Set it in Pulumi.test.yaml`,
            `${at}.rescue.group: "AWSAdministrators" is not valid; allowed other names than Administrator and AWSAdministrators, which AWS keeps for itself. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "an account whose own policies nothing makes",
        changes: { ...sets({ operate: set }), "platform:account": undefined },
        problems: [
            `${at}.operate.stacks[0]: "test" is not valid; allowed a stack whose account has platform:account in one of its stacks, which makes the policies that the permission set names. Add the block to that stack, or change it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "administrators whose use no alarm tells of",
        changes: {
            ...sets({ "break-glass": { ...set, rights: "administrators" } }),
            "platform:account": { leftOut: { trail: "Another program has a trail here." } },
        },
        problems: [
            `${at}.break-glass.stacks[0]: "test" is not valid; allowed a stack whose account has a trail, of platform:account there or of the organization: its alarm tells of each use. Set it in Pulumi.test.yaml`,
        ],
    },
]);

describe("config: groups of the identity provider", () => {
    it("may have any name", () => {
        const named = (group: string) => ({ ...set, group });
        const changes = sets({ operate: named("Operators"), read: named("operators"), all: named("Administrator") });
        expect(problemsAfter(changes)).to.deep.equal([]);
    });
});

describe("config: permission sets beside other stacks", () => {
    const [account, management] = ["210987654321", "444455556666"];
    const everywhere = (rights: string) => sets({ all: { ...set, rights, stacks: ["test", "prod"] } });
    const organization = { id: "o-a1b2c3d4e5", managementAccountId: management };
    const refused = (allowed: string, fix = "Set it") =>
        `${at}.all.stacks[1]: "prod" is not valid; allowed ${allowed}. ${fix} in Pulumi.test.yaml`;

    it("are for accounts that the files name, each one", () => {
        expect(
            problemsAfter(everywhere("operators"), [stack("prod", account, { "platform:account": {} })]),
        ).to.deep.equal([]);
        expect(problemsAfter(everywhere("administrators"), [stack("prod", undefined)])).to.include(
            refused("a stack in exactly one account: aws:allowedAccountIds of Pulumi.prod.yaml names 0"),
        );
    });

    it("find an account's policies in whichever of its stacks has the block", () => {
        const others = [stack("prod", account), stack("shared", account, { "platform:account": {} })];
        expect(problemsAfter(everywhere("readers"), others)).to.deep.equal([]);
        expect(problemsAfter(everywhere("readers"), others.slice(0, 1))).to.have.lengthOf(1);
    });

    it("of administrators are heard of by a trail there, or by the organization's", () => {
        const watched =
            "a stack whose account has a trail, of platform:account there or of the organization: its alarm tells of each use";
        const left = { leftOut: { trail: "The organization's trail records it." } };
        const problems = (theirs: object, ours: object = {}) =>
            problemsAfter({ ...everywhere("administrators"), "platform:account": ours }, [
                stack("prod", account, { "platform:account": theirs }),
            ]).filter((problem) => problem.startsWith(at));
        expect(problems(left)).to.deep.equal([refused(watched)]);
        expect(problems({})).to.deep.equal([]);
        expect(problems(left, { organization })).to.deep.equal([]);
    });

    it("of the management account are made there alone, and all in one stack", () => {
        const others = [
            stack("prod", management, { "platform:account": { leftOut: { trail: "The organization's has it." } } }),
        ];
        const problems = problemsAfter({ ...everywhere("readers"), "platform:account": { organization } }, others);
        expect(problems).to.deep.equal([
            refused(
                "a stack of another account: permission sets of the management account are made from there alone",
                "Remove it from",
            ).replace(" in Pulumi", " Pulumi"),
        ]);
        expect(
            problemsAfter(sets({ operate: set }), [stack("people", account, { "platform:identityCenter": {} })]),
        ).to.deep.equal([
            'platform:identityCenter: stack "people" has it already; allowed in one stack of the project. Remove it from Pulumi.test.yaml',
        ]);
    });
});

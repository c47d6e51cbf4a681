import { expect } from "chai";
import { deletionGuards } from "../../../../policy-pack/policies/data/deletion-guards";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const KEY = "aws:kms/key:Key";
const GUARDED = "required: true. Fix: set enableDeletionProtection to true.";
const days = (property: string, least: number) =>
    `required: at least ${least} days. Fix: set ${property} to ${least} or more.`;

describeResourcePolicy(deletionGuards, {
    type: LB,
    compliant: [{ enableDeletionProtection: true }],
    violating: [
        [{ enableDeletionProtection: false }, `subject (${LB}): enableDeletionProtection is false; ${GUARDED}`],
    ],
    unknown: [
        [
            { enableDeletionProtection: unknown() },
            `subject (${LB}): undecided, as this is not known: enableDeletionProtection. ` +
                "Decided by: a value that is plain in the program (true).",
        ],
    ],
    secret: [{ enableDeletionProtection: secret("hunter2") }, "hunter2"],
    minimal: [{}, `subject (${LB}): enableDeletionProtection is not set, which means false; ${GUARDED}`],
});

describeResourcePolicy(
    { ...deletionGuards, types: [KEY] },
    {
        type: KEY,
        compliant: [{ deletionWindowInDays: 30 }],
        violating: [
            [
                { deletionWindowInDays: 7 },
                `subject (${KEY}): deletionWindowInDays is 7; ${days("deletionWindowInDays", 14)}`,
            ],
        ],
        unknown: [],
        secret: [{ deletionWindowInDays: secret("hunter2") }, "hunter2"],
        minimal: [{}],
    },
);

describe("deletion-guards: more", () => {
    const judge = async (type: string, inputs: Inputs, { production = true, protect = false } = {}) => {
        const stack = new StackBuilder("preview");
        stack.add(type, "subject", inputs, undefined, { protect });
        const { diagnostics } = await analyze([deletionGuards], stack.records, { settings: { production } });
        return diagnostics.map(({ message }) => /: ([^;]*); /.exec(message)?.[1]);
    };
    const ZONE = "aws:route53/zone:Zone";
    const BUCKET = "aws:s3/bucket:Bucket";
    const PLAN = "aws:backup/plan:Plan";

    it("wants public zones protected, not those of a VPC", async () => {
        expect(await judge(ZONE, { name: "example.org" })).to.deep.equal(["the option protect is off"]);
        expect(await judge(ZONE, { name: "example.org" }, { protect: true })).to.deep.equal([]);
        expect(await judge(ZONE, { name: "internal", vpcs: [{ vpcId: "vpc-1" }] })).to.deep.equal([]);
    });

    it("leaves nothing that empties itself, whatever its type", async () => {
        expect(await judge(BUCKET, { forceDestroy: true })).to.deep.equal(["forceDestroy is true"]);
        expect(await judge("aws:backup/vault:Vault", { forceDestroy: "true" })).to.deep.equal(["forceDestroy is true"]);
        expect(await judge("aws:ecr/repository:Repository", { forceDelete: true })).to.deep.equal([
            "forceDelete is true",
        ]);
    });

    it("keeps secrets and backups for a while", async () => {
        expect(await judge("aws:secretsmanager/secret:Secret", { recoveryWindowInDays: 0 })).to.deep.equal([
            "recoveryWindowInDays is 0",
        ]);
        const copies = [{ lifecycle: { deleteAfter: 2 } }];
        expect(await judge(PLAN, { rules: [{ lifecycle: { deleteAfter: 3 }, copyActions: copies }] })).to.deep.equal([
            "rules[0].lifecycle.deleteAfter is 3",
            "rules[0].copyActions[0].lifecycle.deleteAfter is 2",
        ]);
        expect(await judge(PLAN, { rules: [{ ruleName: "daily" }] })).to.deep.equal([]);
    });

    it("lets a stack for trials go as a whole", async () => {
        for (const [type, inputs] of [
            [ZONE, { name: "example.org" }],
            [BUCKET, { forceDestroy: true }],
            [LB, {}],
        ] as const)
            expect(await judge(type, inputs, { production: false })).to.deep.equal([]);
    });
});

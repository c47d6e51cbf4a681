import { expect } from "chai";
import { nextStep } from "../../scripts/remove/next-step";
import { mayBeDestroyed, removalOf } from "../../scripts/remove/removal";
import { renderRemoval } from "../../scripts/remove/render";
import type { StackBuilder } from "../policy-pack/harness/stack";
import { planOf } from "../packages/analysis/support/plans";

const NONE = () => undefined;
const INTERRUPTED = "the state has 1 unfinished operation of an interrupted update";

function removal(build: (stack: StackBuilder) => void, unfinished: readonly string[] = [], off = "true") {
    return removalOf(planOf(build, { config: new Map([["platform:deletionProtection", off]]) }), unfinished);
}

function protect(stack: StackBuilder): void {
    stack.add("aws:kms/key:Key", "key", {}, undefined, { protect: true });
}

describe("npm run remove", () => {
    it("lists what is protected, has to be empty, is lost, stays and is unknown, each text once", () => {
        const text = renderRemoval(
            removal((stack) => {
                stack.add("aws:ec2/eip:Eip", "nat-a", {}, undefined, { protect: true });
                stack.add("aws:ec2/eip:Eip", "nat-b", {}, undefined, { protect: true });
                stack.add("aws:s3/bucket:Bucket", "logs", {});
                stack.add("aws:ecs/taskDefinition:TaskDefinition", "task", { skipDestroy: true });
                stack.add("aws:redshift/cluster:Cluster", "warehouse");
            }),
        ).replaceAll(/ +(?:[\d.]+|logs-\w+|arn:\S+|\S*-[0-9a-f]{6,})$/gm, " ID");

        expect(text.split("\n").slice(0, -7)).to.deep.equal([
            "platform/test: 5 resources, not to be destroyed: 2 protected",
            "",
            "Protected: nobody may delete these yet",
            "  protected, so that Pulumi refuses to delete it",
            "      ec2/eip nat-a ID",
            "      ec2/eip nat-b ID",
            "",
            "To be emptied first, if there is anything in it",
            "  cannot be deleted while it has objects",
            "      s3/bucket logs ID",
            "",
            "Lost for good",
            "  its address, which others may have let in: AWS hands it to somebody else",
            "      ec2/eip nat-a ID",
            "      ec2/eip nat-b ID",
            "  its objects",
            "      s3/bucket logs ID",
            "",
            "Stays when all is gone",
            "  is kept: skipDestroy",
            "      ecs/taskDefinition task ID",
            "",
            "Unknown",
            "  what is lost with 1 resource of types that nobody described (aws:redshift/cluster:Cluster)",
            "",
            "Outside of the stack, and not in these lists: docs/runbooks/remove-a-stack.md.",
        ]);
    });

    it("refuses while something is protected, and has protection taken away first", () => {
        const { text, commands } = nextStep(removal(protect));

        expect(mayBeDestroyed(removal(protect))).to.equal(false);
        expect(text).to.match(/^Take protection away, in a change of its own that somebody reviews: /);
        expect(commands).to.deep.equal([
            "npx pulumi stack export --stack test --file state.json",
            "npm run preview -- test --against state.json",
            "npx pulumi up --stack test --policy-pack policy-pack --policy-pack-config policy-pack/settings/test.json",
            "npm run remove -- test",
        ]);
    });

    it("says so when only the deployment of that is missing", () => {
        expect(nextStep(removal(protect, [], "false")).text).to.match(/^The stack file takes protection away, /);
    });

    it("names every key that protects the stack, those that are on by themselves too", () => {
        const keys = (config: Readonly<Record<string, unknown>>): readonly string[] =>
            removalOf(planOf(protect, { config: new Map(Object.entries(config)) }), []).protectedBy;
        const rebuilt = { "platform:deletionProtection": "false", "platform:keepForRebuild": "true" };

        expect(keys({})).to.deep.equal(["platform:deletionProtection"]);
        expect(keys(rebuilt)).to.deep.equal(["platform:keepForRebuild"]);
        expect(nextStep(removal(protect)).text).to.include(
            'set platform:deletionProtection to "false" in Pulumi.test.yaml and "deletion-guards" to "advisory"',
        );
    });

    it("has an interrupted update settled before anything else", () => {
        const interrupted = removal(protect, [INTERRUPTED]);

        expect(mayBeDestroyed(removal(NONE, [INTERRUPTED]))).to.equal(false);
        expect(nextStep(interrupted).commands).to.deep.equal(["npm run remove -- test"]);
        expect(nextStep(interrupted).text).to.include("docs/runbooks/interrupted-update.md");
        expect(renderRemoval(interrupted)).to.include(`\nUnfinished\n  ${INTERRUPTED}\n`);
    });

    it("names the destroy, with its number of resources, once nothing is protected", () => {
        const ready = removal((stack) => {
            stack.add("aws:sns/topic:Topic", "topic");
            stack.add("platform:x:Part", "part");
        });

        expect(mayBeDestroyed(ready)).to.equal(true);
        expect(nextStep(ready).text).to.match(/it must delete 1 resource\.$/);
        expect(nextStep(ready).commands).to.deep.equal(["npx pulumi destroy --stack test", "npm run remove -- test"]);
    });

    it("names the stack's own removal when nothing is left", () => {
        expect(nextStep(removal(NONE)).commands).to.deep.equal(["npx pulumi stack rm test"]);
        expect(renderRemoval(removal(NONE))).to.match(/^platform\/test: 0 resources, all gone\n/);
    });
});

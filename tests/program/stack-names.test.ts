import { groupBy } from "@platform/aws-model/group-by";
import type { WireMap } from "@platform/aws-model/wire";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import { checkResources, TypeKnowledge } from "@platform/provider-rules/index";
import { expect } from "chai";
import type { StackBlock } from "../../components/shared/block/block";
import { blocks } from "../../config/blocks";
import { checkValues } from "../config/fixture";
import { recordedPart } from "../policy-pack/golden/recorded";
import { goldenStacks, type GoldenStack } from "../policy-pack/golden/stacks";

/** @see https://www.pulumi.com/docs/iac/concepts/stacks/#create-stack */
const longestOfPulumi = 100;
const knowledge = TypeKnowledge.open(process.cwd());

/** Blocks whose key is not that of their components' folder, by that folder or the component. */
const blockKeys: Readonly<Record<string, string>> = {
    ...{ monitoring: "alerts", "static-sites": "sites", "load-balancing": "loadBalancers" },
    ...{ "ecs:Cluster": "cluster", "ecs:Service": "services" },
};

/** The block that a resource is there for, by the outermost of its components. */
function blockOf({ urn }: Pick<PolicyRecord, "urn">): string {
    const [, component = "", folder = ""] = /::platform:(([a-z0-9-]+):\w+)\$/.exec(urn) ?? [];
    return (
        blockKeys[component] ??
        blockKeys[folder] ??
        folder.replace(/-([a-z0-9])/g, (_, first: string) => first.toUpperCase())
    );
}

/** What the loader says of the stack's name if it is that long, in a stack of some blocks alone. */
function problems({ config }: GoldenStack, keys: ReadonlySet<string>, length: number): readonly string[] {
    const values = Object.entries(config).filter(
        ([key]) => !key.startsWith("platform:") || keys.has(key.replace("platform:", "")),
    );
    const found = checkValues(Object.fromEntries(values), { stack: "s".repeat(length) }).problems;
    return found.map(({ statement }) => statement).filter((statement) => statement.startsWith("the stack's name"));
}

/** The longest name of the stack that the loader allows it with a block and what that needs. */
function longestWith(golden: GoldenStack, key: string): number {
    const keys = new Set<string>();
    const add = (block: StackBlock | undefined): void => {
        if (block !== undefined && !keys.has(block.key)) {
            keys.add(block.key);
            block.needs.forEach(add);
        }
    };
    add(blocks.find((block) => block.key === key));
    const [problem] = problems(golden, keys, longestOfPulumi);
    if (problem === undefined) return longestOfPulumi;
    const longest = Number(/; allowed (\d+), as /.exec(problem)?.[1]);
    expect(problems(golden, keys, longest)).to.deep.equal([]);
    expect(problems(golden, keys, longest + 1)).to.have.lengthOf(1);
    return longest;
}

/** The names among the resources that the provider or AWS would not take, were the stack's name that long. */
function tooLong(records: readonly PolicyRecord[], { stack }: GoldenStack, length: number): readonly string[] {
    const own = new RegExp(`\\bplatform([-/])${stack}\\b`, "g");
    const renamed = records.flatMap(({ inputs, kind, ...record }) => {
        const text = JSON.stringify(inputs);
        const longer = text.replaceAll(own, `platform$1${"s".repeat(length)}`);
        return longer === text ? [] : { ...record, custom: kind === "custom", inputs: JSON.parse(longer) as WireMap };
    });
    return checkResources(renamed, { knowledge })
        .filter(({ code }) => ["name-length", "wrong-length", "bucket-name", "automatic-name-length"].includes(code))
        .map(({ urn = "", property = "", message }) => `${urn} ${property} ${message}`);
}

describe("the longest name of a stack that the loader allows", () => {
    const judged = new Set<string>();

    for (const golden of goldenStacks) {
        it(`of ${golden.name}: with each block alone, AWS takes every name that is made of it`, async () => {
            const { everything: records } = await recordedPart(golden, "update");
            for (const [key, own = []] of groupBy(records, blockOf)) {
                if (tooLong(own, golden, longestOfPulumi).length > 0) {
                    judged.add(key);
                    expect(tooLong(own, golden, longestWith(golden, key)), key).to.deep.equal([]);
                }
            }
        });
    }

    it("is asked for more than the names of a few blocks", () => {
        expect(judged.size).to.be.above(10);
    });
});

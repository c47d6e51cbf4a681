import { expect } from "chai";
import { budgetFindings } from "@platform/analysis/cost/budget";
import { analyze } from "@platform/analysis/cost/index";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import type { Block } from "@platform/analysis/section";
import { planOf, planOfStack } from "../support/plans";

const unused = { requestsPerKey: 0 };

function first(build: (stack: StackBuilder) => void, cost: object = {}, before?: (stack: StackBuilder) => void) {
    const config = new Map([["platform:cost", { usage: unused, ...cost }]]);
    const { verdict, summary } = analyze(planOf(build, { config }), before && planOf(before, { config }));
    return { verdict, summary };
}

function key(stack: StackBuilder): void {
    stack.add("aws:kms/key:Key", "key");
}

function warehouses(stack: StackBuilder): void {
    stack.add("aws:redshift/cluster:Cluster", "one");
    stack.add("aws:redshift/cluster:Cluster", "two");
}

describe("cost: the first line", () => {
    it("is the sum alone where every price is known", () => {
        expect(first(key)).to.deep.equal({ verdict: "neutral", summary: "About $1.00 a month." });
    });

    it("is the sum of the components and of the items, to the cent, as each is shown", async () => {
        for (const stack of ["security", "dev"] as const) {
            const { summary, blocks } = analyze(await planOfStack(stack));
            const table = (title: string) =>
                blocks.find((block) => block.kind === "table" && block.columns[0]?.title === title);
            const cents = (text: string) => Math.round(Number(/\$([\d,.]+)/.exec(text)?.[1]?.replace(",", "")) * 100);
            const sum = (texts: readonly string[]) => texts.reduce((total, text) => total + cents(text), 0);
            const column = (block: Block | undefined, at: number) =>
                (block?.kind === "table" ? block.rows : []).map((row) => {
                    const cell = row[at] ?? "";
                    return typeof cell === "string" ? cell : cell.text;
                });
            const components = column(table("Component"), 1);
            expect(sum(components.slice(0, -1)), stack).to.equal(cents(components.at(-1) ?? ""));
            expect(cents(summary), stack).to.equal(cents(components.at(-1) ?? ""));
            const items = table("Item");
            const more = items?.kind === "table" && items.caption.includes("more") ? [items.caption] : [];
            expect(sum([...column(items, 2), ...more]), stack).to.equal(cents(summary));
        }
    });

    it("names the types that the sum is without", () => {
        const build = (stack: StackBuilder) => {
            key(stack);
            warehouses(stack);
            stack.add("aws:rds/instance:Instance", "db", {});
        };

        // the database's type and its storage are two gaps of one resource
        expect(first(build)).to.deep.equal({
            verdict: "unknown",
            summary:
                "About $1.00 a month, without 3 resources whose price is not known " +
                "(aws:redshift/cluster:Cluster, aws:rds/instance:Instance).",
        });
    });

    it("does not take a sum with gaps for one that the budget holds", () => {
        const build = (stack: StackBuilder) => {
            key(stack);
            warehouses(stack);
        };
        const without =
            "About $1.00 a month, without 2 resources whose price is not known (aws:redshift/cluster:Cluster); that is ";

        expect(first(build, { monthlyBudget: 5 })).to.deep.equal({
            verdict: "unknown",
            summary: `${without}within the budget of $5.00.`,
        });
        expect(first(build, { monthlyBudget: 0.5 })).to.deep.equal({
            verdict: "bad",
            summary: `${without}$0.50 more than the budget of $0.50.`,
        });
        expect(first(key, { monthlyBudget: 5 }).summary).to.equal("About $1.00 a month, within the budget of $5.00.");
    });

    it("is no judgement in a region whose prices are not known", () => {
        const config = new Map<string, unknown>([
            ["platform:cost", { usage: unused, monthlyBudget: 5 }],
            ["aws:region", "sa-east-1"],
        ]);
        const plan = planOf(key, { config });
        const { verdict, summary } = analyze(plan);

        expect([verdict, summary]).to.deep.equal([
            "unknown",
            "About $1.00 a month at the prices of us-east-1, for those of sa-east-1 are not known; that is within the budget of $5.00.",
        ]);
        expect(budgetFindings(plan)).to.deep.equal([
            {
                source: "analysis:cost",
                level: "advisory",
                code: "monthly-budget",
                message:
                    "Whether the budget of $5.00 holds is not known: the prices of sa-east-1 are not, those of us-east-1 are taken. What is known comes to $1.00 a month.",
                fix: "See what is left out with --analyze cost, and add it by hand.",
            },
        ]);
    });

    it("is no judgement of a budget where prices are missing", () => {
        const plan = planOf(warehouses, { config: new Map([["platform:cost", { monthlyBudget: 5 }]]) });

        expect(budgetFindings(plan).map(({ level, message }) => [level, message])).to.deep.equal([
            [
                "advisory",
                "Whether the budget of $5.00 holds is not known: the prices of aws:redshift/cluster:Cluster are not. What is known comes to $0.00 a month.",
            ],
        ]);
    });

    it("is no sum where no price is known", () => {
        const section = analyze(planOf(warehouses));

        expect([section.verdict, section.summary]).to.deep.equal([
            "unknown",
            "The cost is not known: it is that of 2 resources whose price is not known (aws:redshift/cluster:Cluster).",
        ]);
        expect(section.blocks.map((block) => "caption" in block && block.caption)).to.deep.equal([
            "Not in the estimate",
            "What the estimate assumes",
        ]);
    });

    it("limits a change to what is known, before and after", () => {
        const both = (stack: StackBuilder) => {
            key(stack);
            warehouses(stack);
        };

        expect(first(both, {}, key).summary).to.match(/\. Change of what is known: none\.$/);
        expect(first(key, {}, both).summary).to.equal("About $1.00 a month. Change of what is known: none.");
        expect(first(key, {}, () => undefined).summary).to.equal("About $1.00 a month. Change: +$1.00.");
    });
});

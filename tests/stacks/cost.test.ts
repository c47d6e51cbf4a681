import { readFileSync } from "node:fs";
import { expect } from "chai";
import { load } from "js-yaml";
import { analyze } from "@platform/analysis/cost/index";
import { budgetFindings } from "@platform/analysis/cost/budget";
import type { CostReport } from "@platform/analysis/cost/report";
import { Plan } from "@platform/analysis/plan";
import { onlyBlocks, type ShippedStack, type StackValues } from "../harness/stack";
import { planOfStack } from "../packages/analysis/support/plans";
import { merge } from "./edits";

async function report(stack: ShippedStack, change?: (values: StackValues) => StackValues): Promise<CostReport> {
    return analyze(await planOfStack(stack, change)).data as CostReport;
}

function costOf({ components }: CostReport, component: string): string | undefined {
    return components.find(({ name }) => name === component)?.usd.toFixed(2);
}

/** The stack with another block of costs, which creates nothing. */
async function withCost(stack: ShippedStack, change: (cost: object) => object | undefined): Promise<Plan> {
    const { project, root, settings, config: shipped, components, resources } = await planOfStack(stack);
    const config = new Map([...shipped, ["platform:cost", change(shipped.get("platform:cost") as object)]]);
    const records = [...components, ...resources].map(({ record }) => record);
    return new Plan({ project, stack, root, settings, config, records });
}

const readme = readFileSync("README.md", "utf8");
const [, dev, staging, prod] =
    /^\| \*\*together\*\* +\| +\*\*\$(\d+)\*\* \| +\*\*\$(\d+)\*\* \| +\*\*\$(\d+)\*\* \|$/m.exec(readme) ?? [];
const [, shared, security] = /`shared-services`.*is another \$(\d+); `security`[^.]*?\$(\d+)\./s.exec(readme) ?? [];
/** What the README says that each stack costs. */
const said = { dev, staging, prod, security, "shared-services": shared };

describe("cost: the repository's stacks", () => {
    for (const stack of ["dev", "staging", "prod", "security", "shared-services"] as const) {
        it(`${stack} costs what the README says, within its budget, and every type in it has a price or is free`, async () => {
            const plan = await planOfStack(stack);
            const section = analyze(plan);

            expect(section.verdict).to.equal("good");
            expect((section.data as CostReport).unknown).to.deep.equal([]);
            expect(budgetFindings(plan)).to.deep.equal([]);
            expect((section.data as CostReport).total.toFixed(0)).to.equal(said[stack]);
        });
    }

    it("staging's budget has room for the service that the README adds", async () => {
        const [, text = ""] = /## Add a service[^]*?```yaml\n([^]*?)```/.exec(readme) ?? [];
        const [[name, service]] = Object.entries(load(text) as Record<string, object>) as [[string, object]];
        const image = "registry.example.gov/permits:1.0.0"; // its own has to be in Pulumi.shared-services.yaml
        const plan = await planOfStack("staging", merge("services", { [name]: { ...service, image } }));

        expect((analyze(plan).data as CostReport).shares.services.map((share) => share.name)).to.include("permits");
        expect(budgetFindings(plan)).to.deep.equal([]);
    });

    it("prod's network is two NAT gateways with their addresses, and what goes through them", async () => {
        // 2 × (32.85 + 3.65), 100 GB × 0.045, 50 GB between zones × 0.02, flow logs 5 GB × 0.50,
        // and kept for a year: 5 GB × 15 % × 12 × 0.03; two alarms for each gateway
        expect(costOf(await report("prod"), "network")).to.equal((73 + 4.5 + 1 + 2.5 + 0.27 + 0.4).toFixed(2));
    });

    it("prod's VPN is mostly its two connections and the probe", async () => {
        // 2 × (36.50 + 2 × 3.65 + 0.40), probe 80.30 + 0.60, target 3.066 + 8 GB × 0.08, datacenter 10 GB × 0.09,
        // logs 0.1 GB × 0.50 and 0.1 × 15 % × (90 / 30.42) × 0.03, alarms on 10 metrics
        const usd = 2 * 44.2 + 80.9 + 3.066 + 0.64 + 0.9 + 0.05 + 0.0013 + 1;

        expect(Number(costOf(await report("prod"), "vpn"))).to.be.closeTo(usd, 0.005);
    });

    it("the account's baseline is what Security Hub, GuardDuty, Inspector and AWS Config look at, and the trail's alarms", async () => {
        // GuardDuty 4 + 10, its features 0.80 + 0.30 + 4 vCPU + 1 GB; Inspector 5 × 1.2528 + 50 × 0.09 + 200 × 0.01 + 5 × 0.30;
        // 3,000 changes × 0.003 and 500 evaluations × 0.001; eleven counts and thirteen alarms; events 1.5 GB × 0.50 and
        // × 15 % × (90 / 30.42) × 0.03; key, its requests, 10 GB in the bucket, 20,000 requests to queues
        const hub = 15;
        const guardDuty = 14 + 0.8 + 0.3 + 4 + 1;
        const inspector = 6.264 + 4.5 + 2 + 1.5;
        const trail = 3.3 + 1.3 + 0.75 + 0.02 + 1.06 + 0.23 + 0.008;

        const usd = Number(costOf(await report("security"), "account"));
        expect(usd).to.be.closeTo(hub + guardDuty + inspector + 9.5 + trail, 0.006);
    });

    it("one gateway in place of two saves 36.50, and its two alarms", async () => {
        const blocks = ["network", "alerts", "cluster", "databases", "vpn", "cost"];
        const part = (values: StackValues) => onlyBlocks(values, ...blocks);
        const before = await planOfStack("prod", part);
        const after = await planOfStack("prod", (values) => merge("network", { natGateways: "one" })(part(values)));
        const section = analyze(after, before);
        const { components, total, totalBefore = NaN } = section.data as CostReport;
        const changed = components.filter(({ usd, before: earlier }) => Math.abs(usd - (earlier ?? NaN)) > 0.005);

        expect((total - totalBefore).toFixed(2)).to.equal("-36.70");
        expect(changed.map(({ name }) => name)).to.deep.equal(["network"]);
        expect(section.summary).to.contain("Change: -$36.70.");
    });

    it("services and head-room make up what the instances cost", async () => {
        const { shares } = await report("prod");
        const parts =
            shares.services.reduce((sum, { instances = NaN }) => sum + instances, 0) + (shares.headroom ?? NaN);

        expect(shares.services.map(({ name }) => name).sort()).to.deep.equal(["boards-commissions", "registry-certs"]);
        expect(parts).to.be.closeTo(shares.instances, 1e-9);
    });

    it("a budget that is too small is one finding that names both numbers and the dearest items", async () => {
        const plan = await withCost("staging", (cost) => ({ ...cost, monthlyBudget: 100 }));
        const { total } = analyze(plan).data as CostReport;

        expect(analyze(plan).verdict).to.equal("bad");
        expect(budgetFindings(plan)).to.deep.equal([
            {
                source: "analysis:cost",
                level: "mandatory",
                code: "monthly-budget",
                message:
                    `The estimate is $${total.toFixed(2)} a month and the budget $100.00. The largest items: ` +
                    "VPN connections of vpn $37, NAT gateways of network $33, t3.medium instances of cluster $30.",
                fix:
                    "See all items with --analyze cost. Make them smaller, correct platform:cost.usage where it assumes " +
                    "too much, or raise platform:cost.monthlyBudget in Pulumi.staging.yaml.",
            },
        ]);
    });

    it("is neutral without a budget", async () => {
        const plan = await withCost("staging", () => undefined);

        expect([analyze(plan).verdict, budgetFindings(plan)]).to.deep.equal(["neutral", []]);
    });
});

import { expect } from "chai";
import { EncryptionKey } from "../../../components/security/encryption-key";
import { Alerts } from "../../../components/monitoring/alerts";
import { alerts as alertsBlock } from "../../../components/monitoring/block";
import { report } from "../../../components/shared/block/problems";
import type { ProjectStacks } from "../../../components/shared/block/block";
import { createSpend } from "../../../components/spend/spend";
import { monthlyLimit } from "../../../components/spend/plan";
import { spendSchema } from "../../../components/spend/schema";
import { check } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";
import { record } from "../../harness/record";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

const block = "platform:spend";
const types = {
    budget: "aws:budgets/budget:Budget",
    monitor: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
    subscription: "aws:costexplorer/anomalySubscription:AnomalySubscription",
} as const;
const existing = "arn:aws:ce::123456789012:anomalymonitor/0f1e2d3c-4b5a-4968-8776-655443322110";

describeMistakes("spend", [
    {
        mistake: "no budget, here or in a stack file",
        changes: { [block]: {} },
        problems: [
            `${block}.monthly: missing; allowed US dollars a month, for no stack of the account has cost.monthlyBudget. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a partition without budgets",
        changes: {
            [block]: { monthly: 100 },
            "aws:region": "us-gov-west-1",
            "platform:network.availabilityZones": ["us-gov-west-1a", "us-gov-west-1b"],
            "platform:services.certs.secrets": undefined,
        },
        problems: [
            `${block}: no budgets in us-gov-west-1: AWS has them in regions of aws alone. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "an ARN of something else",
        changes: { [block]: { monthly: 100, anomalyMonitorArn: "arn:aws:ce::123456789012:anomalysubscription/1" } },
        problems: [
            `${block}.anomalyMonitorArn: "arn:aws:ce::123456789012:anomalysubscription/1" is not valid; allowed an ARN such as ${existing}. Set it in Pulumi.test.yaml`,
        ],
    },
]);

describe("config: spend", () => {
    it("is of one stack of an account", () => {
        const other = { name: "shared", config: { [block]: { monthly: 1 } } };
        const { problems } = check({ [block]: { monthly: 100 } }, { otherStacks: [other] });
        expect(report(problems, "test").split("\n").slice(1)).to.deep.equal([
            `- ${block}: stack "shared" has it, and the bill is the account's; allowed in one stack of an account. Remove it from Pulumi.test.yaml`,
        ]);
    });

    it("has the estimates of the account's stacks as its budget, unless one is said", () => {
        const accounts: Record<string, string[]> = { own: ["1"], prod: ["1"], elsewhere: ["2"], nowhere: [] };
        const stacks = {
            stack: "own",
            factsOf: (name: string) => ({
                region: undefined,
                accountIds: accounts[name] ?? [],
                deletionProtection: true,
            }),
            inOtherStacks: () => ["prod", "elsewhere", "nowhere"].map((name) => [name, { monthlyBudget: 820 }]),
        } as unknown as ProjectStacks;
        expect(monthlyLimit(spendSchema.parse({}), 20, stacks)).to.equal(840);
        expect(monthlyLimit(spendSchema.parse({}), undefined, stacks)).to.equal(820);
        expect(monthlyLimit(spendSchema.parse({ monthly: 900 }), 20, stacks)).to.equal(900);
    });
});

const alone = { stack: "test", factsOf: () => undefined, inOtherStacks: () => [], otherStacks: [] };
const program = (config: object) => () => {
    createSpend(spendSchema.parse(config), undefined, alone, () => ({ scope: testScope(), topics: testTopics }));
};

describe("Spend", () => {
    it("tells of the bill so far and of the forecast", async () => {
        const recording = await record(program({ monthly: 840 }), { world: "strict" });
        const tell = (notificationType: string, threshold: number) => ({
            ...{ comparisonOperator: "GREATER_THAN", notificationType, threshold, thresholdType: "PERCENTAGE" },
            subscriberSnsTopicArns: [testTopics.warning],
        });
        expect(recording.inputs(types.budget, "spend")).to.deep.equal({
            ...{ name: "platform-test-account", budgetType: "COST", timeUnit: "MONTHLY" },
            ...{ limitAmount: "840.00", limitUnit: "USD", costTypes: { includeCredit: false, includeRefund: false } },
            notifications: [tell("ACTUAL", 80), tell("ACTUAL", 100), tell("FORECASTED", 100)],
        });
    });

    it("tells of costs that are unlike those of before, by the account's monitor where it has one", async () => {
        const recording = await record(program({ monthly: 840, anomalyUsd: 50 }));
        expect(recording.inputs(types.monitor, "spend")).to.deep.equal({
            ...{ name: "platform-test-services", monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" },
        });
        expect(recording.inputs(types.subscription, "spend")).to.deep.equal({
            ...{ name: "platform-test-anomalies", frequency: "IMMEDIATE" },
            monitorArnLists: [recording.output(types.monitor, "spend", "arn")],
            subscribers: [{ type: "SNS", address: testTopics.warning }],
            thresholdExpression: {
                dimension: {
                    key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                    matchOptions: ["GREATER_THAN_OR_EQUAL"],
                    values: ["50"],
                },
            },
        });
        const taken = await record(program({ monthly: 840, anomalyMonitorArn: existing }));
        expect(taken.names(types.monitor)).to.deep.equal([]);
        expect(taken.inputs(types.subscription, "spend")["monitorArnLists"]).to.deep.equal([existing]);
    });

    it("may publish to the topic of warnings and use its key, for this account alone", async () => {
        const severity = { emails: ["a@example.gov"] };
        const config = alertsBlock.schema.parse({ critical: severity, warning: severity });
        const recording = await record(() => {
            const shared = { scope: testScope(), takesSpend: true };
            new EncryptionKey("encryption", { ...shared, deletionProtection: true });
            new Alerts("alerts", { ...shared, config, encryptionKeyArn: testKeyArn });
        });
        const statements = (type: string, name: string) =>
            (
                recording.document(type, name) as { readonly Statement: readonly { readonly Sid: string }[] }
            ).Statement.filter(({ Sid }) => /^(Budgets|CostAnomalies)OfThisAccount$/.test(Sid));
        const granted = (allowed: object) => [
            {
                ...{ Sid: "BudgetsOfThisAccount", Effect: "Allow", Principal: { Service: "budgets.amazonaws.com" } },
                ...allowed,
                Condition: {
                    StringEquals: { "aws:SourceAccount": "123456789012" },
                    ArnLike: { "aws:SourceArn": "arn:aws:budgets::123456789012:*" },
                },
            },
            {
                ...{
                    Sid: "CostAnomaliesOfThisAccount",
                    Effect: "Allow",
                    Principal: { Service: "costalerts.amazonaws.com" },
                },
                ...allowed,
                Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
            },
        ];
        const topic = "aws:sns/topic:Topic";
        const Resource = "arn:aws:sns:us-east-1:123456789012:platform-test-alerts-warning";
        expect(statements(topic, "alerts-warning")).to.deep.equal(granted({ Action: "sns:Publish", Resource }));
        expect(statements(topic, "alerts-critical")).to.deep.equal([]);
        const key = granted({ Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" });
        expect(statements("aws:kms/key:Key", "encryption")).to.deep.equal(key);
    });
});

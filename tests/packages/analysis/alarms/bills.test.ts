import { expect } from "chai";
import { toldBills } from "@platform/analysis/alarms/bills";
import { analyze } from "@platform/analysis/alarms/index";
import { planOf } from "../support/plans";
import { topic } from "./small-stack";

const budget = "aws:budgets/budget:Budget";
const subscription = "aws:costexplorer/anomalySubscription:AnomalySubscription";

const policyFor = (Service: string) =>
    JSON.stringify({ Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sns:Publish" }] });

/** A budget and a subscription that publish to a topic which a service may publish to. */
const billsBy = (service: string) =>
    planOf((stack) => {
        const arn = topic(stack, "alerts", ["ops@example.org"], { policy: policyFor(service) }).ref("arn");
        const common = { thresholdType: "PERCENTAGE", subscriberSnsTopicArns: [arn] };
        stack.add(budget, "account", {
            name: "account",
            notifications: [
                { ...common, notificationType: "ACTUAL", threshold: 80 },
                {
                    ...{ ...common, notificationType: "FORECASTED", threshold: 100 },
                    subscriberEmailAddresses: ["a@example.org"],
                },
            ],
        });
        stack.add(subscription, "unlike", { subscribers: [{ type: "SNS", address: arn }] });
    });
const soFar = "The bill passes 80 % of the budget account";
const forecast = "The bill's forecast passes 100 % of the budget account";
const anomaly = "A service costs more than AWS expects";

describe("who is told of bills", () => {
    it("is who listens to the topics that AWS Budgets may publish to, and whom they name", () => {
        expect(toldBills(billsBy("budgets.amazonaws.com"))).to.deep.equal([
            { events: [soFar], people: ["ops@example.org"] },
            { events: [forecast], people: ["ops@example.org", "a@example.org"] },
            { events: [anomaly], people: [] },
        ]);
    });

    it("is who listens to those that cost anomalies may be published to", () => {
        expect(toldBills(billsBy("costalerts.amazonaws.com"))).to.deep.equal([
            { events: [soFar], people: [] },
            { events: [forecast], people: ["a@example.org"] },
            { events: [anomaly], people: ["ops@example.org"] },
        ]);
    });

    it("is not known of a topic of another stack", () => {
        const elsewhere = "arn:aws:sns:us-east-1:123456789012:other";
        const plan = planOf((stack) => {
            stack.add(subscription, "unlike", { subscribers: [{ type: "SNS", address: elsewhere }] });
        });
        expect(toldBills(plan)).to.deep.equal([{ events: [anomaly], people: [`whoever listens to ${elsewhere}`] }]);
    });

    it("is shown beside the other events", () => {
        const blocks = analyze(billsBy("cloudwatch.amazonaws.com")).blocks;
        const table = blocks.find((block) => "caption" in block && block.caption.startsWith("Events"));
        const nobody = { text: "nobody", verdict: "attention" };
        expect(table).to.deep.include({
            rows: [
                [soFar, nobody],
                [forecast, { text: "a@example.org" }],
                [anomaly, nobody],
            ],
        });
    });
});

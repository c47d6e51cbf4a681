import { expect } from "chai";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import { planOf } from "../support/plans";
import { alarm, topic } from "./small-stack";

const acl = "aws:wafv2/webAcl:WebAcl";
const visibilityConfig = { metricName: "guard" };

/** What becomes of a flood from one address, where one alarm watches a web ACL with one rule. */
function flood(action: object, metricName: string, rule = "ALL", statement: object = { rateBasedStatement: {} }) {
    const plan = planOf((stack) => {
        const alarmActions = [topic(stack, "warnings", ["ops@example.org"]).ref("arn")];
        const rules = [{ name: "rate", action, statement, visibilityConfig: { metricName: "rate" } }];
        stack.add(acl, "guard", { visibilityConfig, rules });
        const dimensions = { WebACL: "guard", Rule: rule, Region: "us-east-1" };
        const watch = {
            namespace: "AWS/WAFV2",
            metricName,
            dimensions,
            statistic: "Sum",
            period: 300,
            threshold: 1000,
        };
        alarm(stack, "watch", { ...watch, alarmActions });
    });
    const outcome = analyzeAlarms(plan).outcomes.find(({ id }) => id === "flood-from-one-address");
    return outcome && [outcome.verdict, outcome.fired.map((one) => one.after)];
}

const block = { block: {} };
const count = { count: {} };

describe("a flood of requests from one address", () => {
    it("is told by an alarm on what is blocked, or on what is counted where the limit only counts", () => {
        expect(flood(block, "BlockedRequests")).to.deep.equal(["good", [11]]);
        expect(flood(count, "CountedRequests")).to.deep.equal(["good", [11]]);
        expect(flood(block, "BlockedRequests", "rate")).to.deep.equal(["good", [11]]);
    });

    it("goes unseen by an alarm on the other, or on another rule", () => {
        expect(flood(count, "BlockedRequests")?.[0]).to.equal("attention");
        expect(flood(block, "BlockedRequests", "common")?.[0]).to.equal("attention");
    });

    it("is no matter of a web ACL without a limit", () => {
        expect(flood(block, "BlockedRequests", "ALL", { managedRuleGroupStatement: {} })).to.equal(undefined);
    });
});

import { expect } from "chai";
import { managedGroups } from "../../../components/waf/managed-groups";
import { capacityOf, webAclRules } from "../../../components/waf/rules";
import { wafConfig } from "./fixture";

const shape = (config: object, set?: string) =>
    webAclRules(wafConfig({ ...config }), set).map(({ name, priority, action, overrideAction, statement }) => ({
        ...{ name, priority, does: action ?? overrideAction },
        of: Object.keys(statement)[0],
    }));

describe("rules of a web ACL", () => {
    it("count by default: the limit for one address, then AWS's groups as they are listed", () => {
        expect(shape({})).to.deep.equal([
            { name: "rate", priority: 10, does: { count: {} }, of: "rateBasedStatement" },
            { name: "common", priority: 20, does: { count: {} }, of: "managedRuleGroupStatement" },
            { name: "known-bad-inputs", priority: 30, does: { count: {} }, of: "managedRuleGroupStatement" },
            { name: "ip-reputation", priority: 40, does: { count: {} }, of: "managedRuleGroupStatement" },
        ]);
    });

    it("block once they may: a group by its own actions", () => {
        expect(shape({ mode: "block", rules: ["sql"] })).to.deep.equal([
            { name: "rate", priority: 10, does: { block: {} }, of: "rateBasedStatement" },
            { name: "sql", priority: 20, does: { none: {} }, of: "managedRuleGroupStatement" },
        ]);
    });

    it("let trusted ranges pass before anything judges them", () => {
        expect(
            shape({ trustedCidrs: ["192.0.2.0/24"], requestsPer5Minutes: 0, rules: ["sql"] }, "arn:set"),
        ).to.deep.equal([
            { name: "trusted", priority: 0, does: { allow: {} }, of: "ipSetReferenceStatement" },
            { name: "sql", priority: 20, does: { count: {} }, of: "managedRuleGroupStatement" },
        ]);
    });

    it("say to AWS which group, which of its rules only count, and how many requests are too many", () => {
        const rules = webAclRules(
            wafConfig({ rules: ["common"], except: { common: ["SizeRestrictions_BODY"] }, requestsPer5Minutes: 100 }),
            undefined,
        );
        expect(rules.map(({ statement }) => statement)).to.deep.equal([
            { rateBasedStatement: { limit: 100, aggregateKeyType: "IP", evaluationWindowSec: 300 } },
            {
                managedRuleGroupStatement: {
                    vendorName: "AWS",
                    name: "AWSManagedRulesCommonRuleSet",
                    ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
                },
            },
        ]);
        expect(rules[1]?.visibilityConfig).to.deep.equal({
            metricName: "common",
            cloudwatchMetricsEnabled: true,
            sampledRequestsEnabled: true,
        });
    });

    it("take as much capacity as their groups, and 2 and 1 of their own", () => {
        expect(capacityOf(wafConfig())).to.equal(700 + 200 + 25 + 2);
        const trusted = { rules: ["sql"], requestsPer5Minutes: 0, trustedCidrs: ["192.0.2.0/24"] };
        expect(capacityOf(wafConfig(trusted))).to.equal(201);
        expect(capacityOf(wafConfig({ rules: ["sql"], requestsPer5Minutes: 0 }))).to.equal(200);
    });

    it("are of groups whose rules have one name each", () => {
        for (const [key, { rules }] of Object.entries(managedGroups)) {
            expect(new Set<string>(rules).size, key).to.equal(rules.length);
        }
    });
});

import { expect } from "chai";
import { reportOf } from "@platform/analysis/reachability/report";
import { sectionOf } from "@platform/analysis/reachability/section";
import { unknown, type Inputs, type StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { balancer, firewall, smallNetwork } from "./small-network";

/** What the table says of who may ask a public load balancer. */
function whoMayAsk(guard: (stack: StackBuilder, arn: unknown) => void, from = "0.0.0.0/0"): unknown {
    const plan = planOf((stack) => {
        const { publicSubnet } = smallNetwork(stack);
        const group = firewall(stack, "clients", [["in", from, 443]]);
        const place = { internal: false, subnets: [publicSubnet.ref()], securityGroups: [group.ref()] };
        guard(stack, balancer(stack, "web", place, [443]).ref("arn"));
    });
    const tables = sectionOf(reportOf(plan)).blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
    const cell = tables.find(({ caption }) => caption === "What the internet can ask for")?.rows[0]?.[1];
    return typeof cell === "object" ? cell.text : cell;
}

/** A web ACL with these properties; `ruleOf` is whose the rule is that is a resource of its own. */
const behindAcl = (inputs: Inputs, ruleOf?: "its own" | "unknown") => (stack: StackBuilder, resourceArn: unknown) => {
    const acl = stack.add("aws:wafv2/webAcl:WebAcl", "guard", inputs);
    stack.add("aws:wafv2/webAclAssociation:WebAclAssociation", "web", { resourceArn, webAclArn: acl.ref("arn") });
    const webAclArn = ruleOf === "unknown" ? unknown() : acl.ref("arn");
    if (ruleOf !== undefined) stack.add("aws:wafv2/webAclRule:WebAclRule", "rule", { webAclArn });
};
const behind = (rule: unknown) => behindAcl({ rules: [rule] });
const COUNTS = { action: { count: {} } };
const stops = "; web ACL guard stops some by rule, not by address";

describe("who may ask a load balancer, by the web ACL before it", () => {
    it("is everyone without one", () => {
        expect(whoMayAsk(() => undefined)).to.equal("everyone");
    });

    it("is everyone whom no rule stops", () => {
        expect(whoMayAsk(behind({ action: { block: {} } }))).to.equal(`everyone${stops}`);
        expect(whoMayAsk(behind({ overrideAction: { none: {} } }))).to.equal(`everyone${stops}`);
        expect(whoMayAsk(behind({ action: { block: {} } }), "192.0.2.0/24")).to.equal(`192.0.2.0/24${stops}`);
    });

    it("is everyone who proves to be a person, or whom a rule lets through that others do not get past", () => {
        expect(whoMayAsk(behind({ action: { captcha: {} } }))).to.equal(`everyone${stops}`);
        expect(whoMayAsk(behind({ action: { challenge: {} } }))).to.equal(`everyone${stops}`);
        const rest = { rules: [{ action: { allow: {} } }], defaultAction: { block: {} } };
        expect(whoMayAsk(behindAcl(rest))).to.equal(`everyone${stops}`);
    });

    it("is still everyone where the rules only count", () => {
        const counts = "everyone; web ACL guard only counts";
        expect(whoMayAsk(behind({ action: { count: {} } }))).to.equal(counts);
        expect(whoMayAsk(behind({ overrideAction: { count: {} } }))).to.equal(counts);
        expect(whoMayAsk(behindAcl({ rules: [COUNTS], defaultAction: { allow: {} } }))).to.equal(counts);
    });

    it("is not known with another stack's web ACL, or with rules that are not known", () => {
        const foreign = (stack: StackBuilder, resourceArn: unknown) => {
            const webAclArn = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/central/1";
            stack.add("aws:wafv2/webAclAssociation:WebAclAssociation", "web", { resourceArn, webAclArn });
        };
        expect(whoMayAsk(foreign)).to.equal("everyone; what a web ACL stops is not known");
        expect(whoMayAsk(behind(unknown()))).to.equal("everyone; what web ACL guard stops is not known");
    });

    it("is not known where what a rule or the ACL does is not, or where rules stand elsewhere", () => {
        const acls: readonly ReturnType<typeof behindAcl>[] = [
            behind({ action: unknown() }),
            behind({ name: "without an action" }),
            behindAcl({ rules: [COUNTS], defaultAction: unknown() }),
            behindAcl({ rules: [COUNTS], ruleJson: "[]" }),
            behindAcl({ ruleJson: unknown() }),
            behindAcl({}, "its own"),
            behindAcl({ rules: [COUNTS] }, "unknown"),
        ];
        const answers = acls.map((acl) => whoMayAsk(acl));
        expect(answers).to.deep.equal(acls.map(() => "everyone; what web ACL guard stops is not known"));
    });
});

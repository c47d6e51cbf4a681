import { expect } from "chai";
import { reportOf } from "@platform/analysis/reachability/report";
import { sectionOf } from "@platform/analysis/reachability/section";
import { unknown, type StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { balancer, firewall, smallNetwork } from "./small-network";

const forward = (stack: StackBuilder) => ({
    type: "forward",
    targetGroupArn: stack.add("aws:lb/targetGroup:TargetGroup", "admin", { protocol: "HTTPS", port: 443 }).ref("arn"),
});
const signIn = (authenticateOidc: object) => ({ type: "authenticate-oidc", authenticateOidc });
const cognito = { type: "authenticate-cognito", authenticateCognito: { userPoolDomain: "staff" } };
const host = [{ hostHeader: { values: ["admin.example.gov"] } }];

/** What the table says of who may ask, and who answers, by rules in the order of their list. */
function rows(
    rules: (stack: StackBuilder) => readonly (readonly [actions: unknown, conditions: unknown])[],
    inner = false,
) {
    const plan = planOf((stack) => {
        const { publicSubnet, privateSubnet } = smallNetwork(stack);
        const group = firewall(stack, "clients", [["in", inner ? "10.0.0.0/16" : "0.0.0.0/0", 443]]);
        const place = { internal: inner, subnets: [(inner ? privateSubnet : publicSubnet).ref()] };
        const web = balancer(stack, "web", { ...place, securityGroups: [group.ref()] }, []);
        const listener = stack.add("aws:lb/listener:Listener", "https", {
            ...{ loadBalancerArn: web.ref("arn"), port: 443, protocol: "HTTPS" },
            defaultActions: [{ type: "fixed-response", fixedResponse: { statusCode: "404" } }],
        });
        rules(stack).forEach(([actions, conditions], at) => {
            const inputs = { listenerArn: listener.ref("arn"), priority: at + 1, actions, conditions };
            stack.add("aws:lb/listenerRule:ListenerRule", `rule-${at}`, inputs);
        });
    });
    const tables = sectionOf(reportOf(plan)).blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
    const caption = inner ? "What can be asked for inside" : "What the internet can ask for";
    const table = tables.find((one) => one.caption === caption);
    return table?.rows.map((row) => [1, 4].map((at) => (typeof row[at] === "object" ? row[at].text : row[at])));
}

const empty = "nobody: target group admin is empty";

describe("who may ask a load balancer, by the sign-in before it", () => {
    const first = (action: unknown) => rows((stack) => [[[action, forward(stack)], host]])?.[0]?.[0];

    it("is everyone whom the identity provider knows", () => {
        const rule = signIn({ issuer: "https://login.example.gov", onUnauthenticatedRequest: "authenticate" });
        expect(first(rule)).to.equal("everyone; sign in at https://login.example.gov");
        expect(first(cognito)).to.equal("everyone; sign in at Amazon Cognito");
    });

    it("is everyone where sign-in is for whoever likes, and not known where that is not", () => {
        const at = { issuer: "https://login.example.gov" };
        expect(first(signIn({ ...at, onUnauthenticatedRequest: "allow" }))).to.equal(
            "everyone; may sign in at https://login.example.gov",
        );
        expect(first(signIn({ ...at, onUnauthenticatedRequest: unknown() }))).to.equal(
            "everyone; whether they sign in at https://login.example.gov is not known",
        );
        expect(first(signIn({ issuer: unknown() }))).to.equal("everyone; sign in at a place not known");
    });

    it("is told inside, too", () => {
        const inside = rows((stack) => [[[cognito, forward(stack)], host]], true);
        expect(inside?.[0]?.[0]).to.match(/; sign in at Amazon Cognito$/);
    });
});

describe("what a load balancer answers, in maintenance", () => {
    const pause = [{ type: "fixed-response", fixedResponse: { statusCode: "503" } }];

    it("is told of the app's own rule, which a page stands before", () => {
        const found = rows((stack) => [
            [pause, host],
            [[forward(stack)], host],
        ]);
        expect(found).to.deep.equal([
            ["everyone", "refuses with 503"],
            ["everyone", `${empty}, in maintenance`],
            ["everyone", "refuses with 404"],
        ]);
    });

    it("is not told of what the page does not stand before", () => {
        const other = [{ hostHeader: { values: ["other.example.gov"] } }];
        for (const conditions of [other, [...host, { pathPattern: { values: ["/api/*"] } }]]) {
            const found = rows((stack) => [
                [pause, host],
                [[forward(stack)], conditions],
            ]);
            expect(found?.[1]?.[1]).to.equal(empty);
        }
        const after = rows((stack) => [
            [[forward(stack)], host],
            [pause, host],
        ]);
        expect(after?.[0]?.[1]).to.equal(empty);
    });
});

import { expect } from "chai";
import { functionCallersOf } from "@platform/analysis/reachability/function-callers";
import { reportOf } from "@platform/analysis/reachability/report";
import { planOf } from "../support/plans";

const permission = "aws:lambda/permission:Permission";

describe("who calls functions", () => {
    const plan = planOf((stack) => {
        const made = stack.add("aws:lambda/function:Function", "job", { name: "job" });
        const alias = stack.add("aws:lambda/alias:Alias", "live", { name: "live", functionName: made.ref("name") });
        const rule = stack.add("aws:cloudwatch/eventRule:EventRule", "uploads", { name: "uploads" });
        const queue = stack.add("aws:sqs/queue:Queue", "orders", { name: "orders" });
        const may = (name: string, inputs: object) =>
            stack.add(permission, name, { function: made.ref("name"), action: "lambda:InvokeFunction", ...inputs });
        may("a", { principal: "events.amazonaws.com", sourceArn: rule.ref("arn") });
        may("b", { principal: "s3.amazonaws.com" });
        may("c", { principal: "123456789012", sourceAccount: "123456789012" });
        may("d", { principal: "iot.amazonaws.com", sourceArn: "arn:aws:iot:us-east-1:123456789012:rule/x" });
        stack.add("aws:lambda/eventSourceMapping:EventSourceMapping", "orders", {
            eventSourceArn: queue.ref("arn"),
            functionName: alias.ref("arn"),
        });
        stack.add("aws:scheduler/schedule:Schedule", "nightly", { target: { arn: alias.ref("arn") } });
    });

    it("is said with what they may do it for, also where they name an alias", () => {
        const rows = functionCallersOf(plan).map(({ caller, onlyFor, verdict }) => [caller, onlyFor, verdict]);
        expect(rows).to.deep.equal([
            ["123456789012", "account 123456789012", "good"],
            ["events.amazonaws.com", "event rule uploads", "good"],
            ["iot.amazonaws.com", "arn:aws:iot:us-east-1:123456789012:rule/x", "good"],
            ["queue orders", "", "good"],
            ["s3.amazonaws.com", "everything, of any account", "attention"],
            ["schedule nightly", "", "good"],
        ]);
    });

    it("is part of the report", () => {
        expect(reportOf(plan).functionCallers).to.have.lengthOf(6);
    });
});

describe("a route to a function", () => {
    it("is answered by it, by whichever of its names it is registered", () => {
        const plan = planOf((stack) => {
            const made = stack.add("aws:lambda/function:Function", "hook", { name: "hook" });
            const alias = stack.add("aws:lambda/alias:Alias", "live", { name: "live", functionName: made.ref("name") });
            const balancer = stack.add("aws:lb/loadBalancer:LoadBalancer", "public", {
                loadBalancerType: "application",
            });
            const group = stack.add("aws:lb/targetGroup:TargetGroup", "hook-tg", { targetType: "lambda" });
            stack.add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "hook", {
                targetGroupArn: group.ref("arn"),
                targetId: alias.ref("arn"),
            });
            const defaultActions = [{ type: "forward", targetGroupArn: group.ref("arn") }];
            stack.add("aws:lb/listener:Listener", "https", {
                ...{ loadBalancerArn: balancer.ref("arn"), port: 443, protocol: "HTTPS" },
                defaultActions,
            });
        });
        expect(reportOf(plan).entrances.map(({ answers }) => answers)).to.deep.equal([["hook"]]);
    });
});

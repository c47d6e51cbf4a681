import { expect } from "chai";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import type { Inputs } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { alarm, topic } from "./small-stack";

const loads = ["hot-cpu", "idle-night", "memory-leak", "instance-disk-full"];

/** What becomes of each load of a group's instances, with one alarm on the group; `acts` tells whom it tells or steers. */
function outcomesOf(watch: Inputs, acts: "tells" | "scales" = "tells") {
    const { outcomes, unknown } = analyzeAlarms(
        planOf((stack) => {
            const group = stack.add("aws:autoscaling/group:Group", "web", { name: "web", minSize: 2, maxSize: 4 });
            const scaling = { autoscalingGroupName: group.ref("name"), policyType: "SimpleScaling" };
            const policy = stack.add("aws:autoscaling/policy:Policy", "web", scaling);
            const warnings = topic(stack, "warnings", ["ops@example.org"]);
            const alarmActions = [(acts === "tells" ? warnings : policy).ref("arn")];
            const dimensions = { AutoScalingGroupName: group.ref("name") };
            alarm(stack, "load", { namespace: "AWS/EC2", ...watch, dimensions, alarmActions });
        }),
    );
    expect(unknown).to.deep.equal([]);
    return outcomes
        .filter(({ id }) => loads.includes(id))
        .map(({ id, verdict, fired }) => [id, verdict, fired.map((one) => one.after)]);
}

describe("the load of a group's instances", () => {
    const cpu = { metricName: "CPUUtilization", statistic: "Average", period: 300, evaluationPeriods: 1 };

    it("tells when all are busy, and nobody when they are idle", () => {
        expect(outcomesOf({ ...cpu, threshold: 85 })).to.deep.equal([
            ["hot-cpu", "good", [1]],
            ["idle-night", "good", []],
        ]);
        expect(outcomesOf({ ...cpu, threshold: 96 })).to.deep.equal([
            ["hot-cpu", "attention", []],
            ["idle-night", "good", []],
        ]);
    });

    it("is told of by an alarm that scales to nobody", () => {
        expect(outcomesOf({ ...cpu, threshold: 70 }, "scales")[0]?.slice(0, 2)).to.deep.equal(["hot-cpu", "attention"]);
    });

    it("is told of by the fullest instance, not by the average of all", () => {
        const memory = { namespace: "CWAgent", metricName: "mem_used_percent", period: 300, threshold: 90 };
        expect(outcomesOf({ ...memory, statistic: "Maximum" })).to.deep.equal([["memory-leak", "good", [11]]]);
        expect(outcomesOf({ ...memory, statistic: "Average" })).to.deep.equal([["memory-leak", "attention", []]]);
        const disk = { ...memory, metricName: "disk_used_percent", threshold: 85 };
        expect(outcomesOf({ ...disk, statistic: "Maximum" })).to.deep.equal([["instance-disk-full", "good", [11]]]);
    });

    it("is nobody's matter where no alarm looks at it", () => {
        const fewer = { namespace: "AWS/AutoScaling", metricName: "GroupInServiceInstances", threshold: 9 };
        expect(outcomesOf(fewer)).to.deep.equal([]);
    });
});

import { expect } from "chai";
import { rolloutsOf } from "@platform/analysis/deployment/rollouts";
import type { Plan } from "@platform/analysis/plan";
import { UNKNOWN } from "@platform/aws-model/wire";
import { planOf } from "../support/plans";

interface Version {
    readonly image?: string;
    readonly task?: object;
    readonly group?: object;
    readonly service?: object;
}

/** A service behind a target group, watched by an alarm. */
function app({ image = "app:1", task = {}, group = {}, service = {} }: Version = {}): Plan {
    return planOf((stack) => {
        const containers = [{ name: "app", image, cpu: 256, memory: 256 }];
        const definition = stack.add("aws:ecs/taskDefinition:TaskDefinition", "app", {
            family: "app",
            containerDefinitions: JSON.stringify(containers),
            ...task,
        });
        const targets = stack.add("aws:lb/targetGroup:TargetGroup", "app", {
            deregistrationDelay: 60,
            healthCheck: { interval: 15, healthyThreshold: 2 },
            ...group,
        });
        const alarm = stack.add("aws:cloudwatch/metricAlarm:MetricAlarm", "app", { period: 60, evaluationPeriods: 3 });
        stack.add("aws:ecs/service:Service", "app", {
            taskDefinition: definition.ref("arn"),
            loadBalancers: [{ targetGroupArn: targets.ref("arn"), containerName: "app", containerPort: 80 }],
            alarms: { enable: true, alarmNames: [alarm.ref("name")] },
            desiredCount: 2,
            healthCheckGracePeriodSeconds: 45,
            waitForSteadyState: true,
            ...service,
        });
    });
}

function seconds(after: Version, before: Version = {}): readonly number[] {
    return rolloutsOf(app(after), app(before)).map((rollout) => rollout.seconds);
}

describe("deployment: updates that are waited for", () => {
    it("is none where nothing changed", () => {
        expect(seconds({})).to.deep.equal([]);
    });

    it("takes start, health checks, grace, draining and the alarms' time for another image", () => {
        // 90 + 2 × 15 + 45 + 60 + 3 × 60
        expect(seconds({ image: "app:2" })).to.deep.equal([405]);
    });

    it("takes start and health checks for another number of copies", () => {
        expect(seconds({ service: { desiredCount: 3 } })).to.deep.equal([90 + 2 * 15]);
    });

    it("takes as long as it may where a target group may be replaced, and says so", () => {
        const ofPort = (port: unknown) =>
            rolloutsOf(app({ group: { port } }), app({ group: { port: 80 } })).map((one) => [one.seconds, one.perhaps]);
        expect(ofPort(80)).to.deep.equal([]);
        expect(ofPort(8080)).to.deep.equal([[405, undefined]]);
        expect(ofPort(UNKNOWN)).to.deep.equal([[405, true]]);
    });

    it("is none for what leaves the copies running", () => {
        expect(seconds({ service: { healthCheckGracePeriodSeconds: 90 } })).to.deep.equal([]);
        expect(seconds({ group: { healthCheck: { interval: 30, healthyThreshold: 2 } } })).to.deep.equal([]);
        expect(seconds({ task: { tags: { team: "web" } } })).to.deep.equal([]);
    });

    it("is none where the provider does not wait", () => {
        const service = { waitForSteadyState: false };
        expect(seconds({ image: "app:2", service }, { service })).to.deep.equal([]);
    });
});

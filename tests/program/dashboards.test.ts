import { UNKNOWN } from "@platform/aws-model/wire";
import { expect } from "chai";
import type { WatchedThing } from "../../components/dashboards/body";
import { hasGraph } from "../components/dashboards/has-graph";
import { record } from "../harness/record";
import type { Recording } from "../harness/recording";
import { recordShippedBoth } from "../harness/shipped";
import { program } from "../harness/stack";
import { recordedPart } from "../policy-pack/golden/recorded";
import { goldenStack } from "../policy-pack/golden/stacks";

const dashboard = "aws:cloudwatch/dashboard:Dashboard";

interface AlarmInputs extends Partial<WatchedThing> {
    readonly name?: string;
    /** Of a composite alarm. */
    readonly alarmName?: string;
    readonly alarmActions?: readonly string[];
    readonly metricQueries?: readonly { readonly metric?: WatchedThing }[];
}

/** The alarms that tell a topic, and so people. */
function tellingAlarms(recording: Recording): readonly AlarmInputs[] {
    return recording.resources
        .filter(({ type }) => /:(Metric|Composite)Alarm$/.test(type))
        .map(({ inputs }) => inputs as AlarmInputs)
        .filter(({ alarmActions }) => alarmActions?.some((action) => action.includes(":sns:")));
}

/** Stacks that together have an alarm on everything that a component watches. */
const withEveryAlarm = [
    "prod with every kind of app, database and cache",
    "prod with IPv6",
    "staging",
    "staging with SSH to the bastion",
    "security",
];

describe("the dashboards of a stack", () => {
    for (const name of withEveryAlarm) {
        describe(name, () => {
            const golden = goldenStack(name);
            const { config, stack } = golden;
            let recording: Recording;

            before(async () => {
                recording = await ("platform:dashboards" in config
                    ? recordedPart(golden, "update")
                    : record(program, { config: { ...config, "platform:dashboards": {} }, stack }));
            });

            it("show every alarm that tells somebody", () => {
                const body = recording.inputs(dashboard, "dashboards")["dashboardBody"] as string;
                const telling = tellingAlarms(recording).map((alarm) => `:alarm:${alarm.name ?? alarm.alarmName}"`);
                expect(telling.length).to.be.above(10);
                expect(telling.filter((alarm) => !body.includes(alarm))).to.deep.equal([]);
            });

            it("have a graph of everything that such an alarm looks at", () => {
                const watched = tellingAlarms(recording).flatMap((alarm) => [
                    ...(alarm.namespace === undefined ? [] : [{ dimensions: {}, ...alarm } as WatchedThing]),
                    ...(alarm.metricQueries ?? []).flatMap(({ metric }) => metric ?? []),
                ]);
                const without = watched.filter((one) => !hasGraph(`platform-${stack}`, one));
                expect(without.map(({ namespace, dimensions }) => [namespace, dimensions])).to.deep.equal([]);
            });
        });
    }

    it("are there in a first preview, with what they show unknown until AWS has named it", async () => {
        const both = await recordShippedBoth("prod");
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
        expect(both.strict.inputs(dashboard, "dashboards")["dashboardBody"]).to.equal(UNKNOWN);
    });
});

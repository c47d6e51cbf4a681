import { expect } from "chai";
import fc from "fast-check";
import { dashboardBody, type ShownAlarm } from "../../../components/dashboards/body";
import { hasGraph } from "./has-graph";

const prefix = "platform-test";
const arn = (name: string) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${prefix}-${name}`;
const region = "us-east-1";

const onGroup = (name: string, metricName: string, id: string): ShownAlarm => ({
    ...{ arn: arn(name), region, owner: "cluster" },
    watched: [{ namespace: "AWS/AutoScaling", metricName, dimensions: { AutoScalingGroupName: id } }],
});

const alarms: readonly ShownAlarm[] = [
    onGroup("b", "GroupInServiceInstances", "asg-2"),
    onGroup("a", "GroupDesiredCapacity", "asg-1"),
    {
        ...{ arn: arn("lines"), region, owner: "db-registry" },
        watched: [{ namespace: prefix, metricName: "deadlocks", dimensions: {} }],
    },
];

describe("a dashboard's body", () => {
    it("has the states of all alarms, and graphs of what they look at under their headings", () => {
        const graph = { view: "timeSeries", stacked: false, period: 300 };
        const instances = (metric: string, id: string) => [
            ...["AWS/AutoScaling", metric, "AutoScalingGroupName", id],
            { stat: "Average" },
        ];
        expect(dashboardBody(prefix, alarms)).to.deep.equal({
            widgets: [
                {
                    ...{ type: "alarm", x: 0, y: 0, width: 24, height: 2 },
                    properties: {
                        title: "Alarms",
                        alarms: ["a", "b", "lines"].map(arn),
                        sortBy: "stateUpdatedTimestamp",
                    },
                },
                {
                    ...{ type: "text", x: 0, y: 2, width: 24, height: 1 },
                    properties: { markdown: "## Cluster and other instances" },
                },
                {
                    ...{ type: "metric", x: 0, y: 3, width: 8, height: 6 },
                    properties: {
                        ...{ title: "cluster: instances", region, ...graph },
                        metrics: [
                            instances("GroupDesiredCapacity", "asg-1"),
                            instances("GroupInServiceInstances", "asg-1"),
                            instances("GroupDesiredCapacity", "asg-2"),
                            instances("GroupInServiceInstances", "asg-2"),
                        ],
                    },
                },
                {
                    ...{ type: "text", x: 0, y: 9, width: 24, height: 1 },
                    properties: { markdown: "## Lines counted in logs" },
                },
                {
                    ...{ type: "metric", x: 0, y: 10, width: 8, height: 6 },
                    properties: {
                        ...{ title: "db-registry: lines", region, ...graph },
                        metrics: [[prefix, "deadlocks", { stat: "Sum" }]],
                    },
                },
            ],
        });
    });

    it("is the same text whatever the order of the alarms", () => {
        const text = JSON.stringify(dashboardBody(prefix, alarms));
        fc.assert(
            fc.property(fc.shuffledSubarray([...alarms], { minLength: alarms.length }), (shuffled) => {
                expect(JSON.stringify(dashboardBody(prefix, shuffled))).to.equal(text);
            }),
        );
    });

    it("shows more than a hundred alarms in several widgets, each with at most a hundred", () => {
        const many = Array.from({ length: 201 }, (_, index) => onGroup(`n${index}`, "GroupTotalInstances", "asg"));
        const { widgets } = dashboardBody(prefix, many, []);
        expect(widgets.map(({ y, height, properties }) => [y, height, properties])).to.have.length(3);
        expect(widgets.map(({ y, height }) => [y, height])).to.deep.equal([
            [0, 14],
            [14, 14],
            [28, 2],
        ]);
        expect(widgets.map(({ properties }) => "title" in properties && properties.title)).to.deep.equal([
            "Alarms",
            "More alarms",
            "More alarms",
        ]);
    });

    it("has no graph of what the same namespace measures by other dimensions", () => {
        const watched = { namespace: "AWS/ECS", metricName: "CPUUtilization" };
        const by = (...names: string[]) => ({
            ...watched,
            dimensions: Object.fromEntries(names.map((name) => [name, "x"])),
        });
        expect(hasGraph(prefix, by("ServiceName", "ClusterName"))).to.equal(true);
        expect(hasGraph(prefix, by("ClusterName"))).to.equal(true);
        expect(hasGraph(prefix, by("ServiceName"))).to.equal(false);
        expect(hasGraph(prefix, { ...by(), namespace: prefix })).to.equal(true);
    });
});

import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { dashboards as block } from "../../../components/dashboards/block";
import { Dashboards, type DashboardsTransforms } from "../../../components/dashboards/dashboards";
import { Service } from "../../../components/ecs/service/service";
import { createAlarm, type AlarmTopics } from "../../../components/shared/alarm";
import { record, recordBoth } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testScope } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";

const dashboard = "aws:cloudwatch/dashboard:Dashboard";
const query = "aws:cloudwatch/queryDefinition:QueryDefinition";

class Part extends pulumi.ComponentResource {
    constructor(type: string, name: string, topics: AlarmTopics, opts: pulumi.ComponentResourceOptions = {}) {
        super(type, name, {}, opts);
        createAlarm(
            `${name}-cpu`,
            {
                ...{ severity: "warning", topics, alarmDescription: "busy", treatMissingData: "missing" },
                ...{ namespace: "AWS/ECS", metricName: "CPUUtilization", threshold: 90 },
                dimensions: { ClusterName: "cluster", ServiceName: name },
                ...{ comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 },
            },
            { parent: this },
        );
    }
}

/** Two services, one's name the beginning of the other's, a cluster, and a site whose alarm is in us-east-1. */
function stack(services: "on-stack" | "one-each", transform?: DashboardsTransforms) {
    return () => {
        const topics = { critical: "arn:critical", warning: "arn:warning" };
        const edgeTopics = { critical: "arn:edge", warning: "arn:edge" };
        const ofServices = ["app", "app-admin"].map((name) => [name, new Part(Service.type, name, topics)] as const);
        new Part("platform:ecs:Cluster", "app-cluster", topics);
        new Part("platform:static-sites:StaticSite", "site", edgeTopics);
        new Dashboards("dashboards", {
            ...{ scope: { ...testScope(), region: "eu-west-1" }, config: block.schema.parse({ services }) },
            ...{ topics, edgeTopics, transform },
            apps: { services: Object.fromEntries(ofServices), functions: {}, ec2Apps: {} },
        });
    };
}

interface Body {
    readonly widgets: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
}

function shown(recording: Recording, name: string) {
    const { widgets } = JSON.parse(recording.inputs(dashboard, name)["dashboardBody"] as string) as Body;
    return {
        alarms: widgets.flatMap(({ properties }) => properties["alarms"] ?? []),
        graphs: widgets.flatMap(({ properties: { title, metrics, region } }) =>
            metrics === undefined ? [] : [[title, region]],
        ),
    };
}

const arn = (region: string, name: string) => `arn:aws:cloudwatch:${region}:123456789012:alarm:platform-test-${name}`;
const used = "percent of what is set aside";

describe("Dashboards", () => {
    it("shows everything on one page, each alarm in its own region", async () => {
        const { strict, placeholder } = await recordBoth(stack("on-stack"));
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(placeholder.names(dashboard)).to.deep.equal(["dashboards"]);
        for (const recording of [strict, placeholder]) {
            expect(shown(recording, "dashboards")).to.deep.equal({
                alarms: [
                    ...["app-admin-cpu", "app-cluster-cpu", "app-cpu"].map((name) => arn("eu-west-1", name)),
                    arn("us-east-1", "site-cpu"),
                ],
                graphs: [
                    [`app: ${used}`, "eu-west-1"],
                    [`app-admin: ${used}`, "eu-west-1"],
                    [`app-cluster: ${used}`, "eu-west-1"],
                    [`site: ${used}`, "us-east-1"],
                ],
            });
        }
        expect(placeholder.inputs(dashboard, "dashboards")["dashboardName"]).to.equal("platform-test");
    });

    it("gives each service its page, and leaves its graphs out of the stack's", async () => {
        const recording = await record(stack("one-each"));
        expect(recording.names(dashboard)).to.deep.equal(["dashboards", "dashboards-app", "dashboards-app-admin"]);
        expect(shown(recording, "dashboards").alarms).to.have.length(4);
        expect(shown(recording, "dashboards").graphs).to.deep.equal([
            [`app-cluster: ${used}`, "eu-west-1"],
            [`site: ${used}`, "us-east-1"],
        ]);
        expect(shown(recording, "dashboards-app")).to.deep.equal({
            alarms: [arn("eu-west-1", "app-cpu")],
            graphs: [[`app: ${used}`, "eu-west-1"]],
        });
        expect(recording.inputs(dashboard, "dashboards-app-admin")["dashboardName"]).to.equal(
            "platform-test-app-admin",
        );
    });

    it("saves queries on the logs of the apps, after their groups are there", async () => {
        const recording = await record(stack("on-stack"));
        const names = ["dashboards-errors", "dashboards-errors-by-app", "dashboards-request"];
        expect(recording.names(query)).to.deep.equal(names);
        const { name, logGroupNames } = recording.inputs(query, "dashboards-errors-by-app");
        expect(name).to.equal("platform-test/errors-by-app");
        expect(logGroupNames).to.deep.equal(["/platform-test/services/app", "/platform-test/services/app-admin"]);
    });

    it("saves none where there is no app", async () => {
        const recording = await record(() => {
            const config = block.schema.parse({});
            const topics = { critical: "arn:critical", warning: "arn:warning" };
            const apps = { services: {}, functions: {}, ec2Apps: {} };
            new Dashboards("dashboards", { scope: testScope(), config, topics, apps });
        });
        expect(recording.names(query)).to.deep.equal([]);
        expect(recording.inputs(dashboard, "dashboards")["dashboardBody"]).to.equal('{"widgets":[]}');
    });

    it("lets `transform` reach everything that it makes", async () => {
        const missed = unreached(await record(stack("one-each", everyTransform)));
        expect(missed.filter((one) => /dashboard|query/i.test(one))).to.deep.equal([]);
    });
});

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmsTelling } from "../shared/alarm-list";
import type { AlarmTopics } from "../shared/alarm";
import { edgeRegion } from "../shared/edge";
import { forEachEntry } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { DashboardsConfig } from "./block";
import { dashboardBody } from "./body";
import { logGroupsOfApps, type Apps } from "./log-groups";
import { savedQueries } from "./queries";
import { serviceOf, shownAlarm, type PlacedAlarm } from "./shown-alarms";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The stack's dashboard, and that of each service. */
    dashboard: aws.cloudwatch.Dashboard,
    /** Each saved query. */
    query: aws.cloudwatch.QueryDefinition,
};

export type DashboardsTransforms = TransformsOf<typeof inner>;

export interface DashboardsArgs {
    readonly scope: AwsScope;
    /** The `dashboards` block of the stack's configuration. */
    readonly config: DashboardsConfig;
    /** Topics whose alarms are shown: all that were made before this component. */
    readonly topics: AlarmTopics;
    /** Topics in us-east-1, likewise. Default: none. */
    readonly edgeTopics?: AlarmTopics | undefined;
    /** Apps with logs for the saved queries; without any there are no queries. Variants are services. */
    readonly apps: Apps;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: DashboardsTransforms | undefined;
}

/**
 * What the stack does, on one page: the state of every alarm that tells somebody, and graphs of what these look at.
 *
 * Children: the dashboard `<prefix>`, with `one-each` one `<prefix>-<service>` for each service with its graphs, and saved
 * queries on the apps' logs. 3 USD a month for each dashboard; queries are charged for what they read, 0.005 USD a gigabyte.
 * Another name replaces a dashboard. What is added to one by hand is gone with the next update.
 */
export class Dashboards extends pulumi.ComponentResource {
    static readonly type = "platform:dashboards:Dashboards";

    constructor(
        name: string,
        private readonly args: DashboardsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Dashboards.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, config, topics, edgeTopics } = args;
        const services = Object.keys(args.apps.services);
        const atEdge = { ...scope, region: edgeRegion };
        const alarms = pulumi.all([
            ...alarmsTelling(topics).map((alarm) => shownAlarm(scope, alarm)),
            ...alarmsTelling(edgeTopics).map((alarm) => shownAlarm(atEdge, alarm)),
        ]);
        const ownPages = config.services === "one-each" ? services : [];
        this.createDashboard(name, scope.prefix, alarms, (alarm) => serviceOf(alarm, ownPages) === undefined);
        for (const service of ownPages) {
            const ofService = alarms.apply((all) => all.filter((one) => serviceOf(one, services) === service));
            this.createDashboard(`${name}-${service}`, `${scope.prefix}-${service}`, ofService, () => true);
        }
        this.createQueries(name);
        this.registerOutputs(transformed(this));
    }

    private createDashboard(
        name: string,
        dashboardName: string,
        alarms: pulumi.Output<PlacedAlarm[]>,
        isGraphed: (alarm: PlacedAlarm) => boolean,
    ): void {
        const { prefix } = this.args.scope;
        const body = alarms.apply((all) => dashboardBody(prefix, all, all.filter(isGraphed)));
        new aws.cloudwatch.Dashboard(
            name,
            { dashboardName, dashboardBody: pulumi.jsonStringify(body) },
            { parent: this },
        );
    }

    private createQueries(name: string): void {
        const { scope, apps } = this.args;
        const logGroupNames = logGroupsOfApps(scope.prefix, apps);
        const dependsOn = Object.values(apps).flatMap(Object.values<pulumi.Resource>);
        forEachEntry(logGroupNames.length === 0 ? {} : savedQueries, (queryString, key) => {
            new aws.cloudwatch.QueryDefinition(
                `${name}-${key}`,
                { name: `${scope.prefix}/${key}`, queryString, logGroupNames: [...logGroupNames] },
                { parent: this, dependsOn },
            );
        });
    }
}

/** The dashboards of a stack whose configuration has the block; to be called when everything else is made. */
export function createDashboards(
    config: DashboardsConfig | undefined,
    { topics, ...args }: Omit<DashboardsArgs, "config" | "topics"> & { readonly topics: AlarmTopics | undefined },
): void {
    if (config !== undefined && topics !== undefined) {
        new Dashboards("dashboards", { ...args, config, topics });
    }
}

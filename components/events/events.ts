import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { hex } from "@platform/aws-model/facets/identity";
import type { AlarmTopics } from "../shared/alarm";
import { edgeRegion } from "../shared/edge";
import { failedEventsResources, watchFailedEvents } from "../shared/failed-events";
import { forEachEntry } from "../shared/records";
import { slug } from "../shared/slug";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { eventKinds, type EventSubjects } from "./event-kinds";
import type { EventsConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    ...failedEventsResources,
    /** Where AWS keeps notifications. */
    hub: aws.notifications.NotificationHub,
    /** What the events and those who are told of them have in common. */
    configuration: aws.notifications.NotificationConfiguration,
    /** Each type of event. */
    notificationRule: aws.notifications.EventRule,
    /** Each address. */
    contact: aws.notifications.ContactsEmailContact,
    /** Each channel and address, as one that is told. */
    association: aws.notifications.ChannelAssociation,
};

/** Changes to the arguments of inner resources. */
export type EventsTransforms = TransformsOf<typeof inner>;

export interface EventsArgs extends EventSubjects {
    /** The `events` block of the stack's configuration. */
    readonly config: EventsConfig;
    readonly topics: AlarmTopics;
    /** The Slack channel that is told by default. */
    readonly defaultChannel?: string | undefined;
    /** ARNs of the configurations of Slack channels, by channel id. */
    readonly channels: Readonly<Record<string, pulumi.Input<string>>>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: EventsTransforms | undefined;
}

/**
 * What happens in a stack, told by AWS User Notifications: no topic, no key and no function is between an event and its reader. Failures of
 * deployments and databases are alarms of their parts as well; of AWS's own trouble the alarm is here.
 *
 * Children: the hub, unless it exists; the configuration `<prefix>-events`, a rule for each type of event, an association for each reader; the queue
 * `<prefix>-health` with its alarm. Cost: the alarm, 0.10 USD a month.
 */
export class Events extends pulumi.ComponentResource {
    static readonly type = "platform:events:Events";

    constructor(
        private readonly name: string,
        private readonly args: EventsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Events.type, name, {}, withTransforms(inner, args.transform, opts));
        const notificationConfigurationArn = this.createConfiguration().arn;
        forEachEntry(this.readers(), (arn, key) => {
            new aws.notifications.ChannelAssociation(
                `${name}-${key}`,
                { arn, notificationConfigurationArn },
                { parent: this },
            );
        });
        const { region } = args.scope;
        forEachEntry(eventKinds(args.config, args), ({ source, eventType, pattern }, key) => {
            new aws.notifications.EventRule(
                `${name}-${key}`,
                {
                    ...{ notificationConfigurationArn, source, eventType },
                    ...(Object.keys(pattern).length === 0 ? {} : { eventPattern: pulumi.jsonStringify(pattern) }),
                    // What AWS says of services without a region, it says in us-east-1.
                    regions: key === "health" ? [...new Set([region, edgeRegion])] : [region],
                },
                { parent: this },
            );
        });
        this.watchHealth();
        this.registerOutputs(transformed(this));
    }

    private createConfiguration(): aws.notifications.NotificationConfiguration {
        const { scope, config } = this.args;
        const hub =
            config.hub === "create"
                ? [
                      new aws.notifications.NotificationHub(
                          `${this.name}-hub`,
                          { notificationHubRegion: scope.region },
                          { parent: this },
                      ),
                  ]
                : [];
        return new aws.notifications.NotificationConfiguration(
            this.name,
            {
                name: `${scope.prefix}-events`,
                description: `What happens in ${scope.prefix}`,
                aggregationDuration: "SHORT",
            },
            { parent: this, dependsOn: hub },
        );
    }

    /** ARNs of those who are told, by a key made from each alone. */
    private readers(): Readonly<Record<string, pulumi.Input<string>>> {
        const { scope, config, channels, defaultChannel } = this.args;
        const channel = config.slackChannelId ?? defaultChannel;
        const configured = channel === undefined ? undefined : channels[channel];
        const emails = config.emails.map((emailAddress): [string, pulumi.Input<string>] => {
            const key = slug(emailAddress);
            const contact = new aws.notifications.ContactsEmailContact(
                `${this.name}-${key}`,
                { name: contactName(scope.prefix, emailAddress), emailAddress },
                { parent: this },
            );
            return [key, contact.arn];
        });
        return {
            ...(channel === undefined || configured === undefined ? {} : { [channel]: configured }),
            ...Object.fromEntries(emails),
        };
    }

    private watchHealth(): void {
        const { scope, topics } = this.args;
        const physicalName = `${scope.prefix}-health`;
        watchFailedEvents(
            `${this.name}-health`,
            {
                ...{ scope, topics, physicalName },
                description: "What AWS says of trouble of its own that concerns this account",
                eventPattern: pulumi.jsonStringify({
                    source: ["aws.health"],
                    "detail-type": ["AWS Health Event"],
                    detail: { eventTypeCategory: ["issue"] },
                }),
                sid: "HealthEvents",
                alarmDescription:
                    "AWS has trouble that concerns this account. Nothing is to be mended here; it may explain other alarms. Poll the messages " +
                    `of the queue ${physicalName}, or look at the AWS Health Dashboard. Runbook: docs/runbooks/events.md`,
            },
            this,
        );
    }
}

/** The events of a stack, where it has the block. */
export function createEvents(
    config: EventsConfig | undefined,
    common: () => Pick<EventsArgs, "scope" | "topics">,
    stack: {
        readonly alerting: { readonly alerts: Pick<EventsArgs, "channels"> } | undefined;
        readonly warning: { readonly slackChannelId?: string | undefined } | undefined;
        readonly cluster:
            { readonly target: { readonly name: string }; readonly groupName: pulumi.Input<string> } | undefined;
        readonly ec2Apps: Readonly<Record<string, { readonly groupName: pulumi.Input<string> }>>;
        readonly databases: Readonly<Record<string, object>>;
        readonly dns: { readonly domain: string } | undefined;
    },
): void {
    if (config === undefined) {
        return;
    }
    const { alerting, warning, cluster, ec2Apps, databases, dns } = stack;
    const groups = [...(cluster === undefined ? [] : [cluster]), ...Object.values(ec2Apps)];
    new Events("events", {
        ...common(),
        config,
        channels: alerting?.alerts.channels ?? {},
        defaultChannel: warning?.slackChannelId,
        clusterName: cluster?.target.name,
        groupNames: groups.map(({ groupName }) => groupName),
        hasDatabases: Object.keys(databases).length > 0,
        domain: dns?.domain,
    });
}

/** Of a contact, which takes 64 characters without a plus or an at sign; addresses that it cannot spell differ by a hash. */
function contactName(prefix: string, emailAddress: string): string {
    const name = `${prefix}-${slug(emailAddress)}`;
    return name.length <= 64 && !name.includes("+")
        ? name
        : `${name.replaceAll("+", "-").slice(0, 55)}-${hex(emailAddress.toLowerCase(), 8)}`;
}

import type { Plan, PlanResource } from "../plan";
import { SLACK_CHANNEL } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import { closedTo, cloudWatch } from "./topic-access";

/** Who learns of what is sent to a topic, or done by another action of an alarm. */
export interface RecipientReach {
    /** People and what stands for them: mail addresses, telephones, chat channels, pagers. */
    readonly people: readonly string[];
    /** What is done without anybody being told, such as a restart. */
    readonly machines: readonly string[];
    /** How urgent what arrives there is, as the topic's name says. */
    readonly urgency?: Urgency;
    /** Name of the topic, if it is one. */
    readonly topic?: string;
    /** Why nobody is reached. */
    readonly problem?: string;
    /** A topic of another stack, of which the plan does not say who listens. */
    readonly elsewhere?: string;
}

export type Urgency = "critical" | "warning";

const TOPIC = ["aws:sns/topic:Topic"];
const SUBSCRIPTION = ["aws:sns/topicSubscription:TopicSubscription"];
const CHAT = {
    Slack: SLACK_CHANNEL,
    Teams: ["aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration"],
} as const;
/** Protocols behind which somebody stands; behind the others stand programs. */
const PERSONAL = new Set(["email", "email-json", "sms", "http", "https", "application"]);
const WORDS: readonly (readonly [RegExp, Urgency])[] = [
    [/critical|urgent|page|outage/i, "critical"],
    [/warn|notice|info/i, "warning"],
];

/**
 * Whom each possible action of an alarm reaches: topics by their subscriptions and chat channels, and by whether
 * CloudWatch, or another publisher, may publish to them. A subscription by mail counts, though AWS sends nothing before its owner has confirmed.
 */
export class Recipients {
    private readonly topics: ReadonlyMap<string, PlanResource>;
    private readonly members = new Map<string, { people: string[]; machines: string[] }>();
    private readonly cache = new Map<string, RecipientReach>();

    constructor(
        private readonly plan: Plan,
        private readonly publisher = cloudWatch,
    ) {
        this.topics = new Map(plan.ofType(TOPIC).flatMap((topic) => arns(topic).map((arn) => [arn, topic])));
        for (const subscription of plan.ofType(SUBSCRIPTION)) this.subscribe(subscription);
        for (const [chat, types] of Object.entries(CHAT)) {
            for (const channel of plan.ofType(types)) this.connect(chat, channel);
        }
    }

    of(action: string): RecipientReach {
        const reach = this.cache.get(action) ?? this.reach(action);
        this.cache.set(action, reach);
        return reach;
    }

    private reach(action: string): RecipientReach {
        const topic = this.topics.get(action);
        if (topic !== undefined) return this.topicReach(action, topic);
        if (/^arn:[^:]+:sns:/.test(action)) return { ...nobody, elsewhere: action };
        if (/^arn:[^:]+:ssm(-incidents)?:/.test(action)) return { ...nobody, people: ["AWS Systems Manager"] };
        return { ...nobody, machines: [actionText(action)] };
    }

    private topicReach(arn: string, topic: PlanResource): RecipientReach {
        const { people, machines } = this.members.get(arn) ?? { people: [], machines: [] };
        const name = known(topic.get("name").text()) ?? topic.name;
        const urgency = WORDS.find(([word]) => word.test(name))?.[1];
        const about = { topic: name, ...(urgency === undefined ? {} : { urgency }) };
        const closed = closedTo(this.plan, topic, arn, this.publisher);
        if (closed !== undefined) return { ...about, ...nobody, problem: closed };
        const lonely = people.length === 0 && machines.length === 0 ? { problem: `nobody subscribes to ${name}` } : {};
        return { ...about, people, machines, ...lonely };
    }

    private subscribe(subscription: PlanResource): void {
        const arn = known(subscription.get("topic").text());
        const protocol = known(subscription.get("protocol").text()) ?? "unknown protocol";
        if (arn === undefined) return;
        const endpoint = known(subscription.get("endpoint").text()) ?? `${subscription.name} (${protocol})`;
        const web = protocol.startsWith("http") ? endpoint.replace(/^(https?:\/\/[^/]+).*$/, "$1") : endpoint;
        this.member(arn)[PERSONAL.has(protocol) ? "people" : "machines"].push(web);
    }

    private connect(chat: string, channel: PlanResource): void {
        const id = known(channel.get(chat === "Slack" ? "slackChannelId" : "channelId").text()) ?? channel.name;
        for (const item of channel.get("snsTopicArns").items()) {
            const arn = known(item.text());
            if (arn !== undefined) this.member(arn).people.push(`${chat} ${id}`);
        }
    }

    private member(arn: string): { people: string[]; machines: string[] } {
        const member = this.members.get(arn) ?? { people: [], machines: [] };
        this.members.set(arn, member);
        return member;
    }
}

/** `scaling policy web-out`, `automate:us-east-1:ec2:recover`: what an action that is no topic does. */
function actionText(action: string): string {
    const policy = /:scalingPolicy:.*:policyName\/([^/]+)$/.exec(action)?.[1];
    return policy === undefined ? action.split(":").slice(2).join(":") || action : `scaling policy ${policy}`;
}

const nobody = { people: [], machines: [] } as const;

function arns(topic: PlanResource): readonly string[] {
    return ["arn", "id"].flatMap((property) => known(topic.get(property).text()) ?? []).concat(topic.id);
}

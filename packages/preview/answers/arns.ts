import { LISTENER, LISTENER_RULE } from "@platform/aws-model/types";
import type { WireMap } from "@platform/aws-model/wire";
import { hex, textOf, uuid } from "./place";
import type { Place } from "./place";

/** What an ARN may be made of. */
export interface Named {
    readonly type: string;
    readonly urn: string;
    readonly name: string;
    readonly inputs: WireMap;
    readonly place: Place;
}

/** Writes the part of an ARN after the account. */
type Suffix = (named: Named) => string;

/** `service` and how the resource is written; a service with a `!` has no region, with `!!` no account either. */
const FORMS: Readonly<Record<string, readonly [string, Suffix]>> = {
    "aws:acm/certificate:Certificate": ["acm", ({ urn }) => `certificate/${uuid(urn)}`],
    "aws:alb/loadBalancer:LoadBalancer": ["elasticloadbalancing", loadBalancer],
    "aws:alb/targetGroup:TargetGroup": ["elasticloadbalancing", targetGroup],
    "aws:autoscaling/group:Group": ["autoscaling", autoScalingGroup],
    "aws:autoscaling/policy:Policy": ["autoscaling", scalingPolicy],
    "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": ["chatbot!", slackChannel],
    "aws:cloudwatch/eventRule:EventRule": ["events", ({ name }) => `rule/${name}`],
    "aws:cloudwatch/logGroup:LogGroup": ["logs", ({ name }) => `log-group:${name}`],
    "aws:cloudwatch/metricAlarm:MetricAlarm": ["cloudwatch", ({ name }) => `alarm:${name}`],
    "aws:dynamodb/table:Table": ["dynamodb", ({ name }) => `table/${name}`],
    "aws:ecr/repository:Repository": ["ecr", ({ name }) => `repository/${name}`],
    "aws:ecs/capacityProvider:CapacityProvider": ["ecs", ({ name }) => `capacity-provider/${name}`],
    "aws:ecs/cluster:Cluster": ["ecs", ({ name }) => `cluster/${name}`],
    "aws:ecs/service:Service": ["ecs", ecsService],
    "aws:ecs/taskDefinition:TaskDefinition": ["ecs", ({ name }) => `task-definition/${name}:1`],
    "aws:iam/group:Group": ["iam!", ({ name, inputs }) => `group${pathOf(inputs)}${name}`],
    "aws:iam/instanceProfile:InstanceProfile": [
        "iam!",
        ({ name, inputs }) => `instance-profile${pathOf(inputs)}${name}`,
    ],
    "aws:iam/policy:Policy": ["iam!", ({ name, inputs }) => `policy${pathOf(inputs)}${name}`],
    "aws:iam/role:Role": ["iam!", ({ name, inputs }) => `role${pathOf(inputs)}${name}`],
    "aws:iam/user:User": ["iam!", ({ name, inputs }) => `user${pathOf(inputs)}${name}`],
    "aws:kms/alias:Alias": ["kms", ({ name }) => name],
    "aws:kms/key:Key": ["kms", ({ urn }) => `key/${uuid(urn)}`],
    "aws:lambda/function:Function": ["lambda", ({ name }) => `function:${name}`],
    "aws:lb/loadBalancer:LoadBalancer": ["elasticloadbalancing", loadBalancer],
    "aws:lb/targetGroup:TargetGroup": ["elasticloadbalancing", targetGroup],
    "aws:rds/cluster:Cluster": ["rds", ({ name }) => `cluster:${name}`],
    "aws:rds/instance:Instance": ["rds", ({ name }) => `db:${name}`],
    "aws:route53/zone:Zone": ["route53!!", ({ urn }) => `hostedzone/Z${hex(urn, 20).toUpperCase()}`],
    "aws:s3/bucket:Bucket": ["s3!!", ({ name }) => name],
    "aws:s3/bucketV2:BucketV2": ["s3!!", ({ name }) => name],
    "aws:scheduler/schedule:Schedule": ["scheduler", ({ name }) => `schedule/default/${name}`],
    "aws:secretsmanager/secret:Secret": ["secretsmanager", ({ name, urn }) => `secret:${name}-${hex(urn, 6)}`],
    "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": [
        "servicediscovery",
        ({ urn }) => `namespace/ns-${hex(urn, 16)}`,
    ],
    "aws:sns/topic:Topic": ["sns", ({ name }) => name],
    "aws:sqs/queue:Queue": ["sqs", ({ name }) => name],
    "aws:ssm/parameter:Parameter": ["ssm", ({ name }) => `parameter/${name.replace(/^\//, "")}`],
};

/** The ARN that the resource could have. */
export function arnFor(named: Named, id: string): string {
    const derived = derivedArn(named);
    if (derived !== undefined) {
        return derived;
    }
    const [service, suffix] = FORMS[named.type] ?? genericForm(named, id);
    const { partition, region, accountId } = named.place;
    const bare = service.replaceAll("!", "");
    return [
        "arn",
        partition,
        bare,
        service.includes("!") ? "" : region,
        service.includes("!!") ? "" : accountId,
        suffix(named),
    ].join(":");
}

/** Listeners and rules continue the ARN of what they belong to. */
function derivedArn({ type, urn, inputs }: Named): string | undefined {
    const digits = hex(urn, 16);
    if (LISTENER.includes(type)) {
        return textOf(inputs["loadBalancerArn"])?.replace(":loadbalancer/", ":listener/").concat("/", digits);
    }
    if (LISTENER_RULE.includes(type)) {
        return textOf(inputs["listenerArn"])?.replace(":listener/", ":listener-rule/").concat("/", digits);
    }
    if (type === "aws:sns/topicSubscription:TopicSubscription") {
        return textOf(inputs["topic"])?.concat(":", uuid(urn));
    }
    return undefined;
}

/** `aws:ec2/natGateway:NatGateway` → `ec2`, `natgateway/nat-…`: right for EC2, plausible elsewhere. */
function genericForm({ type }: Named, id: string): readonly [string, Suffix] {
    const [, module = "", member = ""] = type.split(":");
    const service = module.split("/")[0] ?? module;
    const isEc2 = service === "vpc" || service === "ebs";
    const kind = member.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
    return [isEc2 ? "ec2" : service, () => `${kind}/${id}`];
}

function pathOf(inputs: WireMap): string {
    return textOf(inputs["path"]) ?? "/";
}

function loadBalancer({ name, urn, inputs }: Named): string {
    const kind = inputs["loadBalancerType"] === "network" ? "net" : "app";
    return `loadbalancer/${kind}/${name}/${hex(urn, 16)}`;
}

function targetGroup({ name, urn }: Named): string {
    return `targetgroup/${name}/${hex(urn, 16)}`;
}

function autoScalingGroup({ name, urn }: Named): string {
    return `autoScalingGroup:${uuid(urn)}:autoScalingGroupName/${name}`;
}

function scalingPolicy({ name, urn, inputs }: Named): string {
    const group = textOf(inputs["autoscalingGroupName"]) ?? "group";
    return `scalingPolicy:${uuid(urn)}:autoScalingGroupName/${group}:policyName/${name}`;
}

function ecsService({ name, inputs }: Named): string {
    const cluster = textOf(inputs["cluster"])?.split("/").at(-1) ?? "default";
    return `service/${cluster}/${name}`;
}

function slackChannel({ name, inputs }: Named): string {
    return `chat-configuration/slack-channel/${textOf(inputs["configurationName"]) ?? name}`;
}

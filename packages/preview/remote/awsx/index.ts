import type { Construction, Plugin } from "../construction";
import type { Value } from "../values";
import { expandApplicationLoadBalancer } from "./application-load-balancer";
import { expandTrail } from "./cloudtrail-trail";
import { expandDefaultVpc } from "./default-vpc";
import { expandImage } from "./ecr-image";
import { expandRegistryImage } from "./ecr-registry-image";
import { expandRepository } from "./ecr-repository";
import { expandNetworkLoadBalancer } from "./network-load-balancer";
import { service } from "./service";
import { expandTargetGroupAttachment } from "./target-group-attachment";
import { taskDefinition } from "./task-definition";
import { expandVpc } from "./vpc/vpc";

/** What a plugin does for a component. */
export interface Expansion {
    /** What the component was called before, as the plugin says it. */
    readonly alias?: { readonly type: string } | { readonly name: string };
    /** Registers the children; what the component's outputs are. @throws Error for arguments that the plugin refuses. */
    readonly expand: (construction: Construction) => Promise<Record<string, Value>>;
}

const EXPANSIONS: Readonly<Record<string, Expansion>> = {
    "awsx:cloudtrail:Trail": { alias: { type: "aws:cloudtrail:x:Trail" }, expand: expandTrail },
    "awsx:ec2:DefaultVpc": { expand: expandDefaultVpc },
    "awsx:ec2:Vpc": { expand: expandVpc },
    "awsx:ecr:Image": { expand: expandImage },
    "awsx:ecr:RegistryImage": { expand: expandRegistryImage },
    "awsx:ecr:Repository": { expand: expandRepository },
    "awsx:ecs:EC2Service": {
        alias: { type: "awsx:x:ecs:EC2Service" },
        expand: (construction) => service(construction, "EC2"),
    },
    "awsx:ecs:EC2TaskDefinition": {
        alias: { type: "awsx:x:ecs:EC2TaskDefinition" },
        expand: async (construction) => (await taskDefinition(construction, "EC2")).outputs,
    },
    "awsx:ecs:FargateService": {
        alias: { type: "awsx:x:ecs:FargateService" },
        expand: (construction) => service(construction, "FARGATE"),
    },
    "awsx:ecs:FargateTaskDefinition": {
        alias: { type: "awsx:x:ecs:FargateTaskDefinition" },
        expand: async (construction) => (await taskDefinition(construction, "FARGATE")).outputs,
    },
    // A type in place of a name, as the plugin has it.
    "awsx:lb:ApplicationLoadBalancer": {
        alias: { name: "awsx:x:elasticloadbalancingv2:ApplicationLoadBalancer" },
        expand: expandApplicationLoadBalancer,
    },
    "awsx:lb:NetworkLoadBalancer": {
        alias: { name: "awsx:x:elasticloadbalancingv2:NetworkLoadBalancer" },
        expand: expandNetworkLoadBalancer,
    },
    "awsx:lb:TargetGroupAttachment": { expand: expandTargetGroupAttachment },
};

/** `@pulumi/aws` in each version of the plugin whose source is known; what the components do has not changed between them. */
const AWS_INSIDE: Readonly<Record<string, string>> = { "3.8.0": "7.38.0", "3.9.0": "7.43.0" };

/** How awsx of that version builds a component; undefined where that is not known. */
export function awsxExpansion(type: string, version: string): (Expansion & { readonly plugin: Plugin }) | undefined {
    const [expansion, aws] = [EXPANSIONS[type], AWS_INSIDE[version]];
    return expansion === undefined || aws === undefined
        ? undefined
        : {
              ...expansion,
              plugin: { label: `awsx ${version}`, packages: { aws, docker: "4.6.0", "docker-build": "0.0.14" } },
          };
}

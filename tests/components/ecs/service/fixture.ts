import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster as block } from "../../../../components/ecs/cluster/block";
import type { ClusterTarget } from "../../../../components/ecs/cluster/target";
import { serviceSchema } from "../../../../components/ecs/service/schema/service";
import { Service, type ServiceArgs } from "../../../../components/ecs/service/service";
import { expandVariants } from "../../../../components/ecs/service/variants";
import type { LoadBalancerTarget } from "../../../../components/load-balancing/load-balancer";
import { repeated } from "../../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../../harness/scope";

/** What a service says at least. */
export const image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/app:1.0.0";
export const publicRoute = { loadBalancer: "public", hosts: ["app.apps.example.gov"] };
export const internalRoute = { loadBalancer: "services", path: "/app" };

function cluster(): ClusterTarget {
    return {
        name: "platform-test",
        arn: pulumi.output("arn:aws:ecs:us-east-1:123456789012:cluster/platform-test"),
        capacityProviderName: pulumi.output("cluster-1234567"),
        securityGroupId: pulumi.output("sg-cluster"),
        execLogGroupName: "/platform-test/ecs-exec",
        execKeyAlias: "alias/platform-test",
        architecture: "x86_64",
        ready: new aws.ecs.ClusterCapacityProviders("ready", { clusterName: "platform-test" }),
    };
}

function loadBalancer(name: string, scheme: LoadBalancerTarget["scheme"]): LoadBalancerTarget {
    return {
        name,
        scheme,
        arnSuffix: pulumi.output(`app/${name}/0123456789abcdef`),
        dnsName: pulumi.output(`${name}.elb.example.org`),
        zoneId: pulumi.output("Z35SXDOTRQ7X7K"),
        httpsListenerArn: pulumi.output(`arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/${name}/1/2`),
        securityGroupId: pulumi.output(`sg-${name}`),
        ipv6: false,
    };
}

/** The service `app`, or its variant, behind both load balancers; a program for the recorder. */
export const service = repeated(
    (
        config: Readonly<Record<string, unknown>> = {},
        { key = "app", ...args }: Partial<ServiceArgs> & { readonly key?: string } = {},
    ) =>
        () => {
            const services = expandVariants({ app: serviceSchema.parse({ image, memoryMiB: 256, ...config }) });
            const own = services[key];
            if (own === undefined) {
                throw new Error(`no service ${key}`);
            }
            const entrance = { priority: 100, errorRatio: { percent: 5, minRequests: 20 } };
            new Service(key, {
                scope: testScope(),
                config: own,
                cluster: cluster(),
                clusterConfig: block.schema.parse({}),
                onPremisesCidrs: ["10.16.0.0/16"],
                vpcId: "vpc-1",
                privateSubnetIds: { "us-east-1a": "subnet-a", "us-east-1b": "subnet-b" },
                publicRoute: { ...entrance, loadBalancer: loadBalancer("public", "internet-facing") },
                internalRoute: { ...entrance, loadBalancer: loadBalancer("services", "internal") },
                stores: { databases: {}, caches: {} },
                topics: testTopics,
                encryptionKeyArn: testKeyArn,
                deletionProtection: true,
                ...args,
            });
        },
);

import type { StackValues } from "./stack";

type Block = Record<string, unknown>;

/** A load balancer takes 100 rules; the prod stack's own services need a few. */
const SERVICES_PER_LOAD_BALANCER = 80;

/**
 * A stack's configuration with this many services added. Each has its host on a load balancer, secrets, a role of its
 * own and scaling: what a real one has.
 */
export function manyServices(config: StackValues, count: number): StackValues {
    const numbers = Array.from({ length: count }, (_unused, index) => index);
    const balancers = new Set(numbers.map(balancerOf));
    const { domain } = config["platform:dns"] as { domain: string };
    return {
        // Hundreds of services are beyond the stack's budget.
        ...Object.fromEntries(Object.entries(config).filter(([key]) => key !== "platform:cost")),
        "platform:loadBalancers": {
            ...(config["platform:loadBalancers"] as Block),
            ...Object.fromEntries([...balancers].map((name) => [name, { scheme: "internet-facing" }])),
        },
        "platform:cluster": {
            ...(config["platform:cluster"] as Block),
            instanceType: "m6i.4xlarge",
            maxInstances: 100,
        },
        "platform:services": {
            ...(config["platform:services"] as Block),
            ...Object.fromEntries(numbers.map((number) => [nameOf(number), service(number, domain)])),
        },
    };
}

function balancerOf(number: number): string {
    return `bench-${Math.floor(number / SERVICES_PER_LOAD_BALANCER)}`;
}

function nameOf(number: number): string {
    return `app-${String(number).padStart(3, "0")}`;
}

function service(number: number, domain: string): Block {
    return {
        image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/prod/${nameOf(number)}@sha256:${String(number).padStart(64, "0")}`,
        port: 3000,
        healthCheck: { path: "/admin/ok" },
        public: { loadBalancer: balancerOf(number), hosts: [`${nameOf(number)}.${domain}`] },
        memoryMiB: 256,
        desiredCount: 2,
        scaling: { minCount: 2, maxCount: 4, cpuPercent: 60 },
        environment: { NODE_ENV: "production" },
        secrets: { API_KEY: `/platform/prod/${nameOf(number)}/api-key` },
        taskRoleStatements: [
            { actions: ["s3:GetObject"], resources: [`arn:aws:s3:::example-gov-${nameOf(number)}/*`] },
        ],
    };
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";

const root = path.join(__dirname, "..");
/** Few enough for a load balancer's quota of rules. */
const servicesPerLoadBalancer = 50;

/** Arguments that preview prod with that many services more than it has, each behind a load balancer. */
export function prodWithServices(count: number): readonly string[] {
    if (count === 0) {
        return ["prod"];
    }
    const prod = stackConfig("prod");
    const numbers = Array.from({ length: count }, (_, index) => index);
    const loadBalancers = Array.from({ length: Math.ceil(count / servicesPerLoadBalancer) }, (_, index) => index);
    return [
        "prod",
        ...overlay(
            prod,
            "services",
            Object.fromEntries(numbers.map((number) => [serviceName(number), service(number)])),
        ),
        ...overlay(
            prod,
            "loadBalancers",
            Object.fromEntries(
                loadBalancers.map((number) => [loadBalancerName(number), { scheme: "internet-facing" }]),
            ),
        ),
        ...overlay(prod, "cluster", { instanceType: "m7i.4xlarge", maxInstances: 100 }),
    ];
}

function stackConfig(stack: string): Readonly<Record<string, object>> {
    const text = readFileSync(path.join(root, `Pulumi.${stack}.yaml`), "utf8");
    return (load(text) as { config: Record<string, object> }).config;
}

function overlay(config: Readonly<Record<string, object>>, block: string, more: object): readonly string[] {
    const key = `platform:${block}`;
    return ["--config", `${key}=${JSON.stringify({ ...config[key], ...more })}`];
}

function serviceName(number: number): string {
    return `bench-${String(number).padStart(3, "0")}`;
}

function loadBalancerName(number: number): string {
    return `bench-${number}`;
}

function service(number: number): object {
    return {
        image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/bench:1.0.0",
        port: 3000,
        memoryMiB: 128,
        public: {
            loadBalancer: loadBalancerName(Math.floor(number / servicesPerLoadBalancer)),
            hosts: [`${serviceName(number)}.apps.example.gov`],
        },
    };
}

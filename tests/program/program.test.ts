import { expect } from "chai";
import { containsUnknown } from "@platform/aws-model/wire";
import { record } from "../harness/record";
import type { Recording } from "../harness/recording";
import { recordShipped, recordShippedBoth } from "../harness/shipped";
import { program, stackValues, withBlock, type StackValues } from "../harness/stack";

/** What must not change for what exists: its identity and, for a subnet, its range. */
function identities({ resources }: Recording): Readonly<Record<string, unknown>> {
    return Object.fromEntries(resources.map(({ urn, inputs }) => [urn, inputs["cidrBlock"] ?? null]));
}

async function added(changed: StackValues): Promise<readonly string[]> {
    const before = identities(await recordShipped("prod"));
    const after = identities(await record(program, { config: changed, stack: "prod" }));
    expect(after).to.deep.include(before);
    return Object.keys(after)
        .filter((urn) => !(urn in before))
        .map((urn) => urn.split("::").slice(2).join(" ").split("$").at(-1) ?? urn);
}

function withListsReversed(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(withListsReversed).reverse();
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withListsReversed(inner)]))
        : value;
}

/** Numbers of resources and of alarms that each stack has more of: with fewer, there would be little to look at. */
const moreThan = {
    dev: [150, 25],
    staging: [200, 30],
    prod: [200, 30],
    security: [50, 10],
    "shared-services": [10, 1],
} as const;

for (const [stack, [fewResources, fewAlarms]] of Object.entries(moreThan)) {
    describe(`program on ${stack}`, () => {
        it("registers the same resources in a preview and in an update", async () => {
            const { strict, placeholder } = await recordShippedBoth(stack);
            expect(strict.list.length).to.be.above(fewResources);
            expect(strict.list).to.deep.equal(placeholder.list);
        });

        it("puts every resource into a component of its own", async () => {
            const { resources } = await recordShipped(stack);
            const components = new Set(
                resources
                    .filter(({ type, derivedFrom }) => type.startsWith("platform:") || derivedFrom !== undefined)
                    .map(({ urn }) => urn),
            );
            const orphans = resources.filter(({ kind, parent }) => kind === "custom" && !components.has(parent ?? ""));
            expect(orphans.map(({ urn }) => urn)).to.deep.equal([]);
        });

        // A component's children wait for its registration, and that for every output among its inputs.
        it("lets no component wait for what another one creates", async () => {
            const { resources } = await recordShipped(stack, "strict");
            const waiting = resources.filter(({ kind, inputs }) => kind === "component" && containsUnknown(inputs));
            expect(waiting.map(({ urn }) => urn)).to.deep.equal([]);
        });

        it("gives every component's children a name that starts with the component's", async () => {
            const { resources } = await recordShipped(stack);
            const nameOf = new Map(resources.map(({ urn, name }) => [urn, name]));
            const strangers = resources.filter(({ parent, name, type }) => {
                const parentName = nameOf.get(parent ?? "");
                return (
                    parentName !== undefined && !name.startsWith(parentName) && !type.startsWith("aws:route53/record:")
                );
            });
            expect(strangers.map(({ urn }) => urn)).to.deep.equal([]);
        });

        it("fixes no name that AWS would refuse twice when a target group or load balancer is replaced", async () => {
            const { resources } = await recordShipped(stack);
            const named = resources.filter(
                ({ type, inputs }) => /^aws:(lb|ec2|autoscaling)\//.test(type) && inputs["name"] !== undefined,
            );
            expect(named.map(({ urn }) => urn)).to.deep.equal([]);
        });

        it("gives every alarm somebody to tell, but those that ECS or a composite watches, and says what silence means", async () => {
            const { resources } = await recordShipped(stack);
            const alarms = resources.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
            const composites = resources.filter(({ type }) => type === "aws:cloudwatch/compositeAlarm:CompositeAlarm");
            const watched = composites.map(({ inputs }) => inputs["alarmRule"] as string);
            expect(alarms.length).to.be.above(fewAlarms);
            const told = ({ inputs }: { readonly inputs: Readonly<Record<string, unknown>> }) =>
                (inputs["alarmActions"] as unknown[] | undefined)?.length ?? 0;
            for (const alarm of alarms) {
                const { name, inputs } = alarm;
                const part = watched.some((rule) => rule.includes(`ALARM("${inputs["name"] as string}")`));
                expect(told(alarm), name).to.equal(name.endsWith("-deployment") || part ? 0 : 1);
                expect(inputs["treatMissingData"], name).to.be.a("string");
            }
            expect(composites.map(told)).to.deep.equal(composites.map(() => 1));
        });

        it("says in every alarm's name and text, once, which stack it is", async () => {
            const { resources } = await recordShipped(stack);
            const alarms = resources.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
            for (const { name, inputs } of alarms) {
                expect(inputs["name"]).to.equal(`platform-${stack}-${name}`);
                expect(inputs["alarmDescription"], name).to.match(
                    new RegExp(`^platform-${stack}: (?!.*platform-${stack}:)`),
                );
            }
        });
    });
}

describe("growth of prod", () => {
    const prod = stackValues("prod");

    it("adds a zone and changes no name and no range", async () => {
        const grown = withBlock(prod, "network", (network: { availabilityZones: string[] }) => ({
            ...network,
            availabilityZones: [...network.availabilityZones, "us-east-1c"],
        }));
        const names = await added(grown);
        expect(names.filter((name) => !name.includes("us-east-1c"))).to.deep.equal([]);
        expect(names.filter((name) => name.startsWith("aws:ec2/subnet:"))).to.have.members([
            "aws:ec2/subnet:Subnet network-public-us-east-1c",
            "aws:ec2/subnet:Subnet network-private-us-east-1c",
            "aws:ec2/subnet:Subnet network-data-us-east-1c",
        ]);
    });

    it("names nothing by its place in a list", async () => {
        const reversed = Object.entries(prod).map(([key, value]) => [key, withListsReversed(value)]);
        const config = Object.fromEntries(reversed) as StackValues;
        const before = identities(await recordShipped("prod"));
        const after = identities(await record(program, { config, stack: "prod" }));
        expect(Object.keys(after).sort()).to.deep.equal(Object.keys(before).sort());
    });

    it("adds a service and changes nothing of the others", async () => {
        const grown = withBlock(prod, "services", (services: Record<string, unknown>) => ({
            permits: {
                image: "example/permits:1",
                port: 3000,
                memoryMiB: 256,
                public: { loadBalancer: "open", hosts: ["permits.apps.example.gov"] },
            },
            ...services,
        }));
        const names = await added(grown);
        expect(names.filter((name) => !/ (outside-|log-archive-services\.)?permits/.test(name))).to.deep.equal([]);
        expect(names).to.include("aws:ecs/service:Service permits");
    });
});

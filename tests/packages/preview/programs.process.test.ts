import path from "node:path";
import { expect } from "chai";
import type { ResourceRecord } from "@platform/preview/result";
import { runPreview } from "./support/run-preview";

const PROGRAMS = path.resolve(__dirname, "../../fixtures/programs");

interface Output {
    readonly exitCode: number;
    readonly worlds: Record<
        "strict" | "placeholder",
        { readonly resources: ResourceRecord[]; readonly stackOutputs: Record<string, unknown> }
    >;
    readonly differences: unknown[];
    readonly findings: unknown[];
}

async function preview(program: string): Promise<Output> {
    const { code, stdout, stderr } = await runPreview(["dev", "--json", "--cwd", path.join(PROGRAMS, program)]);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    return JSON.parse(stdout) as Output;
}

/** `type name`, sorted, without what the engine adds. */
function names({ resources }: Output["worlds"]["strict"]): string[] {
    return resources
        .filter(({ implicit }) => !implicit)
        .map(({ type, name }) => `${type} ${name}`)
        .sort();
}

function find({ resources }: Output["worlds"]["strict"], type: string, name: string): ResourceRecord {
    const found = resources.find((resource) => resource.type === type && resource.name === name);
    expect(found, `${type} ${name}`).to.not.equal(undefined);
    return found as ResourceRecord;
}

describe("preview: programs of different shapes", () => {
    describe("a single file", () => {
        let output: Output;
        before(async () => {
            output = await preview("single-file");
        });

        it("has the same resources in both worlds", () => {
            const expected = [
                "aws:cloudwatch/logGroup:LogGroup one",
                "aws:cloudwatch/logGroup:LogGroup two",
                "aws:iam/role:Role reader",
                "aws:iam/rolePolicy:RolePolicy reader",
                "aws:kms/key:Key data",
                "aws:s3/bucket:Bucket uploads",
                "aws:ssm/parameter:Parameter password",
                "pulumi:pulumi:Stack single-file-dev",
            ];
            expect(names(output.worlds.strict)).to.deep.equal(expected);
            expect(names(output.worlds.placeholder)).to.deep.equal(expected);
            expect(output.differences).to.deep.equal([]);
            expect(output.findings).to.deep.equal([]);
        });

        it("leaves computed values unknown in the strict world only", () => {
            const group = (world: "strict" | "placeholder"): unknown =>
                find(output.worlds[world], "aws:cloudwatch/logGroup:LogGroup", "one").inputs;
            expect(group("strict")).to.deep.equal({ kmsKeyId: "[unknown]", retentionInDays: 30 });
            expect(group("placeholder")).to.deep.equal({
                kmsKeyId: find(output.worlds.placeholder, "aws:kms/key:Key", "data").outputs["arn"],
                retentionInDays: 30,
            });
        });

        it("renders policy documents in both worlds", () => {
            for (const world of [output.worlds.strict, output.worlds.placeholder]) {
                const { inputs } = find(world, "aws:iam/role:Role", "reader");
                expect(JSON.parse(inputs["assumeRolePolicy"] as string)).to.deep.equal({
                    Version: "2012-10-17",
                    Statement: [
                        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } },
                    ],
                });
            }
        });

        it("masks secrets wherever they go", () => {
            const parameter = find(output.worlds.placeholder, "aws:ssm/parameter:Parameter", "password");
            expect(parameter.inputs["value"]).to.equal("[secret]");
            expect(output.worlds.placeholder.stackOutputs["secretValue"]).to.equal("[secret]");
            expect(JSON.stringify(output)).to.not.include("correct horse");
        });

        it("gives the default provider the stack's configuration", () => {
            const provider = output.worlds.strict.resources.find(({ kind }) => kind === "provider");
            expect(provider).to.deep.include({
                urn: "urn:pulumi:dev::single-file::pulumi:providers:aws::default_7_48_0",
                inputs: { region: "eu-west-1", version: "7.48.0" },
                implicit: true,
            });
        });

        it("knows the line that made each resource", () => {
            const { location } = find(output.worlds.strict, "aws:s3/bucket:Bucket", "uploads");
            expect(location).to.deep.equal({
                file: path.join(PROGRAMS, "single-file/index.ts"),
                line: 10,
                column: 16,
            });
        });
    });

    describe("classes, transforms, aliases, references and late registrations", () => {
        let output: Output;
        before(async () => {
            output = await preview("classes-and-transforms");
        });

        it("puts each resource under its component", () => {
            const queue = find(output.worlds.strict, "aws:sqs/queue:Queue", "orders-dead");
            expect(queue).to.deep.include({
                urn: "urn:pulumi:dev::classes::classes:messaging:Queue$aws:sqs/queue:Queue::orders-dead",
                parent: "urn:pulumi:dev::classes::classes:messaging:Queue::orders",
            });
            const late = find(output.worlds.strict, "aws:cloudwatch/logGroup:LogGroup", "late");
            expect(late.parent).to.equal("urn:pulumi:dev::classes::aws:ec2/securityGroup:SecurityGroup::workers");
        });

        it("runs a resource's own transforms before its component's and the stack's", () => {
            const { inputs, options } = find(output.worlds.strict, "aws:sqs/queue:Queue", "orders");
            expect(inputs["messageRetentionSeconds"]).to.equal(345600);
            expect(options).to.deep.include({
                protect: true,
                ignoreChanges: ["visibilityTimeoutSeconds"],
                customTimeouts: { create: "5m" },
            });
            const dead = find(output.worlds.strict, "aws:sqs/queue:Queue", "orders-dead");
            expect(dead.inputs).to.deep.equal({ messageRetentionSeconds: 1209600, tags: { owner: "platform-team" } });
            expect(find(output.worlds.strict, "aws:s3/bucket:Bucket", "archive").inputs).to.deep.equal({
                forceDestroy: true,
            });
        });

        it("computes aliases from its own and its parent's", () => {
            const { options } = find(output.worlds.strict, "aws:sqs/queue:Queue", "orders");
            const prefix = "urn:pulumi:dev::classes::classes:messaging:Queue$aws:sqs/queue:Queue";
            expect(options.aliases).to.deep.equal([
                `${prefix}::orders-main`,
                "urn:pulumi:dev::classes::aws:sqs/queue:Queue::ancient",
                `${prefix}::old-orders`,
                `${prefix}::old-orders-main`,
                `${prefix}::ancient`,
            ]);
        });

        it("keeps dependencies by property and those given explicitly", () => {
            const subscription = find(output.worlds.strict, "aws:sns/topicSubscription:TopicSubscription", "orders");
            const queue = (name: string): string => find(output.worlds.strict, "aws:sqs/queue:Queue", name).urn;
            expect(subscription.propertyDependencies).to.deep.equal({
                endpoint: [queue("orders")],
                topic: ["urn:pulumi:dev::classes::aws:sns/topic:Topic::incidents"],
            });
            expect(subscription.dependencies).to.include(queue("orders-dead"));
            expect(subscription.options.deleteBeforeReplace).to.equal(true);
        });

        it("answers references, lookups and data sources from the fixtures file", () => {
            const { inputs } = find(output.worlds.strict, "aws:ec2/securityGroup:SecurityGroup", "workers");
            expect(inputs).to.deep.include({ vpcId: "vpc-0123456789abcdef0" });
            expect(inputs["egress"]).to.deep.include.members(
                [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.20.0.0/16"], self: false }].map(
                    ({ self: _, ...rule }) => rule,
                ),
            );
            expect(output.worlds.strict.stackOutputs).to.deep.include({ topic: "incidents", region: "eu-north-1" });
            expect(find(output.worlds.strict, "aws:sns/topic:Topic", "incidents").kind).to.equal("read");
        });
    });

    describe("a provider for each region", () => {
        let output: Output;
        before(async () => {
            output = await preview("provider-per-region");
        });

        it("serves each resource by the provider of its component", () => {
            const table = find(output.worlds.placeholder, "aws:dynamodb/table:Table", "us-west-2");
            const provider = find(output.worlds.placeholder, "pulumi:providers:aws", "us-west-2");
            expect(table.provider).to.equal(`${provider.urn}::${provider.id}`);
            expect(table.outputs["arn"]).to.equal("arn:aws:dynamodb:us-west-2:123456789012:table/sessions-us-west-2");
        });

        it("answers data sources for the region of their provider, and the rest for the stack's", () => {
            const { stackOutputs } = output.worlds.placeholder;
            expect(stackOutputs["zones"]).to.deep.equal([
                ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
                ["us-west-2a", "us-west-2b", "us-west-2c"],
            ]);
            expect(stackOutputs["alarm"]).to.match(/^arn:aws:sns:eu-west-1:123456789012:alarm-[0-9a-f]{7}$/);
            expect(stackOutputs["fallback"]).to.match(/^arn:aws:sns:us-east-1:210987654321:fallback-[0-9a-f]{7}$/);
        });
    });
});

import { expect } from "chai";
import type { WorldName } from "@platform/aws-model/finding";
import { isSecret, UNKNOWN, type WireValue } from "@platform/aws-model/wire";
import type { Recording } from "../harness/recording";
import { recordedWhole } from "../policy-pack/golden/recorded";
import { goldenStack } from "../policy-pack/golden/stacks";

/** What has to be known before anything exists: policies judge it, and it is what an app starts with. */
const startsWith = [
    ["aws:ecs/taskDefinition:TaskDefinition", "containerDefinitions"],
    ["aws:ec2/launchTemplate:LaunchTemplate", "userData"],
    ["aws:lambda/function:Function", "environment"],
] as const;

/** The platform's own functions are told what AWS chooses, and nothing judges that. */
const isApp = (type: string, name: string) => !type.startsWith("aws:lambda/") || name.startsWith("fn-");

function valuesOf(recording: Recording) {
    return startsWith.flatMap(([type, property]) =>
        recording
            .names(type)
            .filter((name) => isApp(type, name))
            .map((name) => [name, recording.inputs(type, name)[property]] as const),
    );
}

/** Places of secrets, as `<name> <path>`. */
function secretsIn(value: WireValue | undefined, place: string): readonly string[] {
    if (isSecret(value)) {
        return [place];
    }
    return typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => secretsIn(inner, `${place}.${key}`))
        : [];
}

describe("a stack with every kind of app, database and cache", () => {
    let both: Readonly<Record<WorldName, Recording>>;

    before(async () => {
        const golden = goldenStack("prod with every kind of app, database and cache");
        const strict = await recordedWhole(golden, "preview");
        both = { strict, placeholder: await recordedWhole(golden, "update") };
    });

    it("is the same resources in a first preview and after an update", () => {
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
        for (const resource of ["rds/cluster:Cluster db-archive", "autoscaling/policy:Policy app-search-target"]) {
            expect(both.strict.list).to.include(`aws:${resource}`);
        }
    });

    it("knows in a first preview what each app starts with", () => {
        const values = valuesOf(both.strict);
        expect(values.length).to.be.above(8);
        expect(JSON.stringify(values)).not.to.contain(UNKNOWN);
        expect(values).to.deep.equal(valuesOf(both.placeholder));
    });

    it("has no secret in what it asks AWS for, but the mark of every parameter, whose values are addresses", () => {
        const { resources } = both.placeholder;
        const found = resources.flatMap(({ name, inputs }) => secretsIn(inputs, name));
        const parameters = resources.filter(({ type }) => type === "aws:ssm/parameter:Parameter");
        expect(found).to.have.members(parameters.map(({ name }) => `${name}.value`));
        expect(parameters.map(({ name, inputs }) => [name, inputs["type"]])).to.deep.equal(
            parameters.map(({ name }) => [name, "String"]),
        );
    });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { load } from "js-yaml";
import { z } from "zod";
import { jsonSchemaOf } from "../../config/json-schema";
import { readOtherStacks } from "../../config/other-stacks";
import { stackSchema } from "../../config/stack";
import { checkValues } from "./fixture";

const root = join(__dirname, "../..");

interface StackFile {
    readonly config: Readonly<Record<string, unknown>>;
}

function read(file: string): unknown {
    return load(readFileSync(join(root, file), "utf8"));
}

/** The schema that editors check stack files by. */
function editorSchema(): z.ZodType {
    const text = readFileSync(join(root, "docs/reference/stack.schema.json"), "utf8");
    return z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);
}

describe("stack files", () => {
    for (const stack of ["staging", "prod"]) {
        const file = `Pulumi.${stack}.yaml`;

        describe(file, () => {
            it("has no problem, also beside the other stacks", () => {
                const { config } = read(file) as StackFile;
                const otherStacks = readOtherStacks(root, stack);

                expect(otherStacks.map(({ name }) => name)).to.deep.equal([stack === "prod" ? "staging" : "prod"]);
                expect(checkValues(config, { stack, otherStacks }).problems).to.deep.equal([]);
            });

            it("has only keys that the schema has", () => {
                const known = Object.keys(jsonSchemaOf(stackSchema).properties ?? {}).map((key) => `platform:${key}`);
                const own = Object.keys((read(file) as StackFile).config).filter((key) => key.startsWith("platform:"));

                expect(known).to.include.members(own);
            });

            it("is valid for editors", () => {
                const schema = editorSchema();

                expect(schema.safeParse(read(file)).error?.issues ?? []).to.deep.equal([]);
            });

            it("tells editors where the schema is", () => {
                const [first] = readFileSync(join(root, file), "utf8").split("\n");

                expect(first).to.equal("# yaml-language-server: $schema=docs/reference/stack.schema.json");
            });
        });
    }

    it("are refused by the schema for editors when they have a key that does not exist", () => {
        const schema = editorSchema();

        expect(schema.safeParse({ config: { "aws:region": "us-east-1", "platform:netwrok": {} } }).success).to.equal(
            false,
        );
        expect(schema.safeParse({ config: { "aws:region": "us-east-1", "aws:profile": "x" } }).success).to.equal(true);
    });
});

describe("Pulumi.yaml", () => {
    it("declares what has a default, and with the schema's own", () => {
        const { config } = read("Pulumi.yaml") as StackFile;

        expect(config).to.deep.equal({
            "platform:deletionProtection": {
                type: "boolean",
                default: stackSchema.parse({}).deletionProtection,
                description: "Whether what is hard to bring back is protected from deletion.",
            },
        });
    });
});

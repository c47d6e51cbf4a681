import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { load } from "js-yaml";
import { z } from "zod";
import { jsonSchemaOf } from "../../config/json-schema";
import { readProjectFile } from "../../components/shared/block/project-files";
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

/**
 * Lines that the CLI would write in another form when it stores a value. tests/engine asks the CLI itself; this needs none,
 * and knows the differences that occur.
 */
function notAsTheCliWrites(text: string): string[] {
    const otherForms = [
        /^$/, // empty lines go; a lone # stays
        /\{ | \}/, // {a: b}
        /[[{][^'"]*[^'", ]:[^'", ][^'"]*[\]}]/, // 'a:b' within brackets
        /^ {2}\w+:\w+: (?:true|false|null|[-.\d]+)$/, // "true" where the value stands alone under its key
    ];
    const lines = text.replace(/\n$/, "").split("\n");
    return lines.filter((line) => !/^ *#./.test(line) && otherForms.some((form) => form.test(line)));
}

describe("stack files", () => {
    const stacks = ["dev", "prod", "security", "shared-services", "staging"];
    for (const stack of stacks) {
        const file = `Pulumi.${stack}.yaml`;

        describe(file, () => {
            it("has no problem, also beside the other stacks", () => {
                const { config } = read(file) as StackFile;
                const otherStacks = readOtherStacks(root, stack);

                expect(otherStacks.map(({ name }) => name)).to.deep.equal(stacks.filter((other) => other !== stack));
                expect(checkValues(config, { stack, otherStacks, readFile: readProjectFile }).problems).to.deep.equal(
                    [],
                );
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

            it("is in the form in which the CLI writes it", () => {
                expect(notAsTheCliWrites(readFileSync(join(root, file), "utf8"))).to.deep.equal([]);
            });

            it("tells editors where the schema is", () => {
                const [first] = readFileSync(join(root, file), "utf8").split("\n");

                expect(first).to.equal("# yaml-language-server: $schema=docs/reference/stack.schema.json");
            });
        });
    }

    it("are valid for editors however the CLI or a person writes true", () => {
        for (const deletionProtection of [true, false, "true", "false"]) {
            const config = { "aws:region": "us-east-1", "platform:deletionProtection": deletionProtection };

            expect(editorSchema().safeParse({ config }).success).to.equal(true);
        }
    });

    it("are not as the CLI writes them in these lines", () => {
        const others = ["", "    zone: { kind: create }", "  platform:deletionProtection: true", "  aws:maxRetries: 5"];
        const listed = "        - actions: [s3:GetObject, s3:PutObject]";
        const same = [
            "  #",
            "  # { a: b }",
            "    a: {b: c}",
            "    a: ['b:c', \"d\"]",
            "    image: a.b/c:1.0",
            "  a: {}",
        ];

        expect(notAsTheCliWrites([...others, listed, ...same].join("\n"))).to.deep.equal([...others, listed]);
    });

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

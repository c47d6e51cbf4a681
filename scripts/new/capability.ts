import { camelCase, pascalCase, type Skeleton } from "./skeleton";

/** A capability: a block with one key, a component without children yet, and tests that fail until it has some. */
export function capability(name: string): Skeleton {
    const [key, type] = [camelCase(name), pascalCase(name)];
    const folder = `components/${name}`;
    const tests = `tests/components/${name}`;
    return {
        files: [
            {
                file: `${folder}/README.md`,
                content: `# ${type}\n\nWhat it makes, for whom, what it costs, what replaces it.\n`,
            },
            { file: `${folder}/block.ts`, content: blockFile(key, type) },
            { file: `${folder}/${name}.ts`, content: componentFile(name, type) },
            { file: `${tests}/block.test.ts`, content: blockTest(key) },
            { file: `${tests}/${name}.test.ts`, content: componentTest(name, type) },
        ],
        insertions: [
            {
                file: "config/blocks.ts",
                text: `import { ${key} } from "../components/${name}/block";\n`,
                before: /^import \{ cost \}/m,
            },
            { file: "config/blocks.ts", text: `${key}, `, before: /\bcost,?\s*\] as const/ },
        ],
        next: [
            `index.ts: const ${key} = stack.${key} && new ${type}("${name}", { ...common(), config: stack.${key} })`,
            "Pulumi.staging.yaml and Pulumi.prod.yaml: the block",
            "npm run kinds -- TOKEN, for each type of resource that it registers",
            `npx mocha ${tests}/*.test.ts, until they pass; npm run reference; README.md and CHANGELOG.md`,
        ],
    };
}

function blockFile(key: string, type: string): string {
    return `import { z } from "zod";
import { defineBlock, type ConfigOf } from "../shared/block/block";

const schema = z.strictObject({}).describe("What it makes, in one sentence.");

export type ${type}Config = ConfigOf<typeof schema>;

export const ${key} = defineBlock({ key: "${key}", schema });
`;
}

function componentFile(name: string, type: string): string {
    return `import * as pulumi from "@pulumi/pulumi";
import type { AwsScope } from "../shared/scope";
import type { ${type}Config } from "./block";

export interface ${type}Args {
    readonly scope: AwsScope;
    readonly config: ${type}Config;
}

/**
 * What it is, what it costs in a month.
 *
 * Children: none yet.
 */
export class ${type} extends pulumi.ComponentResource {
    static readonly type = "platform:${name}:${type}";

    constructor(name: string, _args: ${type}Args, opts?: pulumi.ComponentResourceOptions) {
        super(${type}.type, name, {}, opts);
        this.registerOutputs({});
    }
}
`;
}

function blockTest(key: string): string {
    return `import { expect } from "chai";
import { blocks } from "../../../config/blocks";

describe("the block ${key}", () => {
    it("is listed", () => {
        expect(blocks.map(({ key }): string => key)).to.include("${key}");
    });

    it("refuses what is wrong, by describeMistakes (tests/config/mistakes.ts)", () => {
        expect.fail("write a row with the exact message for each way to get it wrong");
    });
});
`;
}

function componentTest(name: string, type: string): string {
    return `import { expect } from "chai";
import { ${type} } from "../../../components/${name}/${name}";
import { recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";

describe("${type}", () => {
    it("registers the same resources in a preview and in an update", async () => {
        const { strict, placeholder } = await recordBoth(() => {
            new ${type}("${name}", { scope: testScope(), config: {} });
        });
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal(["what it registers, exactly"]);
    });
});
`;
}

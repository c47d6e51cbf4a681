import { camelCase, type Skeleton } from "./skeleton";

/** A policy over single resources that finds nothing yet, its line in the area's list, and a test that fails. */
export function policy(area: string, name: string): Skeleton {
    const constant = camelCase(name);
    const file = `policy-pack/policies/${area}/${name}.ts`;
    return {
        files: [
            { file, content: policyFile(name, constant) },
            { file: `tests/policy-pack/policies/${area}/${name}.test.ts`, content: policyTest(area, name, constant) },
        ],
        insertions: [
            {
                file: `policy-pack/policies/${area}/index.ts`,
                text: `import { ${constant} } from "./${name}";\n`,
                before: /^$/m,
            },
            { file: `policy-pack/policies/${area}/index.ts`, text: `    ${constant},\n`, before: /^\];/m },
        ],
        next: [
            `${file}: what is required, why, the family of types, the check`,
            `tests/policy-pack/policies/${area}/${name}.test.ts: compliant, violating, unknown, secret, minimal`,
            `tests/policy-pack/corpus/${area}-mutants.ts: what it stops`,
            "npm run reference; npm run mutants -- --write; CHANGELOG.md",
        ],
    };
}

function policyFile(name: string, constant: string): string {
    return `import { resourcePolicy } from "../../lib/policy";

/** What complies, in one sentence. */
export const ${constant} = resourcePolicy({
    name: "${name}",
    description: "What is required, in one sentence.",
    why: "What goes wrong without it.",
    level: "mandatory",
    severity: "medium",
    controls: {},
    remediation: "How to comply.",
    url: "https://docs.aws.amazon.com/",
    types: [],
    check: () => [],
});
`;
}

function policyTest(area: string, name: string, constant: string): string {
    return `import { ${constant} } from "../../../../policy-pack/policies/${area}/${name}";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

describeResourcePolicy(${constant}, {
    type: ${constant}.types?.[0] ?? "",
    compliant: [{}],
    violating: [[{ property: "wrong" }, "the message, exactly"]],
    unknown: [[{ property: unknown() }, "the message, exactly"]],
    secret: [{ property: secret("hunter2") }, "hunter2"],
    minimal: [{}, "the message, exactly; leave it out where the least that AWS accepts complies"],
});
`;
}

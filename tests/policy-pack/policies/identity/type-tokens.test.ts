import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { encryptionPolicies } from "../../../../policy-pack/policies/encryption";
import { identityPolicies } from "../../../../policy-pack/policies/identity";

const PROVIDER = path.dirname(createRequire(__filename).resolve("@pulumi/aws/package.json"));

/** The tokens of one module of the provider, in use or kept as aliases. */
function tokensOf(module: string): readonly string[] {
    const directory = path.join(PROVIDER, module);
    const sources = readdirSync(directory).filter((file) => file.endsWith(".js"));
    return sources.flatMap((file) => {
        const source = readFileSync(path.join(directory, file), "utf8");
        return [...source.matchAll(/(?:__pulumiType = |type: )["']([^"']+)["']/g)].flatMap(([, token]) => token ?? []);
    });
}

describe("policies", () => {
    it("name families of types, never one token", () => {
        const root = path.join(__dirname, "../../../../policy-pack/policies");
        const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
        const naming = files.filter((file) => /"aws:\w+\/\w+:\w+"/.test(readFileSync(path.join(root, file), "utf8")));
        expect(files).to.have.length.above(100);
        expect(naming).to.deep.equal([]);
    });
});

describe("types that policies of encryption and identity judge", () => {
    for (const policy of [...encryptionPolicies, ...identityPolicies]) {
        if (policy.scope !== "resource") continue;
        it(`${policy.name} names tokens that the provider has or had`, () => {
            const types = policy.types ?? [];
            const old = /^aws:(applicationloadbalancing|elasticloadbalancingv2)\//; // modules that exist as aliases only
            const modules = new Set(types.filter((type) => !old.test(type)).map((type) => type.split(/[:/]/)[1] ?? ""));
            const known = new Set([...modules].flatMap(tokensOf));
            expect(types.filter((type) => !known.has(type))).to.deep.equal([]);
            expect(new Set(types).size).to.equal(types.length);
        });
    }
});

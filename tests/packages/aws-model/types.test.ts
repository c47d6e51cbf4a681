import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import * as types from "@platform/aws-model/types";

const PROVIDER = path.dirname(createRequire(__filename).resolve("@pulumi/aws/package.json"));

/** The tokens that the provider's classes have, and those they once had. */
function tokens(): Set<string> {
    const found = new Set<string>();
    for (const module of new Set(
        Object.values(types)
            .flat()
            .map((token) => token.split(":")[1]?.split("/")[0] ?? ""),
    )) {
        const directory = path.join(PROVIDER, module);
        for (const file of list(directory)) {
            const source = readFileSync(path.join(directory, file), "utf8");
            for (const [, token = ""] of source.matchAll(/(?:__pulumiType = |type: )["']([^"']+)["']/g))
                found.add(token);
        }
    }
    return found;
}

function list(directory: string): string[] {
    try {
        return readdirSync(directory).filter((file) => file.endsWith(".js"));
    } catch {
        return []; // a module that exists in old tokens only
    }
}

describe("type families", () => {
    const known = tokens();

    it("consist of tokens that the provider has or had", () => {
        const wrong = Object.entries(types).flatMap(([family, members]) =>
            members.filter((token) => !known.has(token)).map((token) => `${family}: ${token}`),
        );
        expect(wrong).to.deep.equal([]);
    });

    it("hold the four spellings of load balancers", () => {
        expect(types.LOAD_BALANCER).to.deep.equal([
            "aws:lb/loadBalancer:LoadBalancer",
            "aws:alb/loadBalancer:LoadBalancer",
            "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
            "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
        ]);
    });

    it("leave no twin out: what two modules of load balancing or two versions of buckets have, a family has", () => {
        const families = new Set(Object.values(types).map((members) => [...members].sort().join(" ")));
        const twins = Object.values(types)
            .flat()
            .filter((token) => /^aws:(lb|alb)\//.test(token) || /V2$/.test(token));
        for (const token of twins) {
            const family = [...families].filter((members) => members.split(" ").includes(token));
            expect(family, token).to.have.length(1);
            expect(family[0]?.split(" ").length, token).to.be.at.least(2);
        }
    });
});

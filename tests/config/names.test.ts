import { expect } from "chai";
import { report } from "../../components/shared/block/problems";
import { check, type Changes } from "./fixture";

function problemsOf(stack: string, changes: Changes = {}): string[] {
    return report(check(changes, { stack }).problems, stack).split("\n").slice(1);
}

describe("config: names that the stack's name is part of", () => {
    it("fit AWS in a stack with a name of usual length", () => {
        expect(problemsOf("production-us-east-1")).to.deep.equal([]);
    });

    it("are one problem with the one that decides, if they are too long", () => {
        const stack = "a".repeat(40);

        expect(problemsOf(stack)).to.deep.equal([
            `- platform:loadBalancers.public: the stack's name "${stack}" has 40 characters; allowed 29, as the bucket "platform-${stack}-public-logs-000000000000" would have 74 characters of 63; too long as well: names of platform:cluster, platform:loadBalancers.inside, platform:services.boards and platform:services.certs. Rename the stack, or shorten what is named here, in Pulumi.${stack}.yaml`,
        ]);
    });

    it("may be exactly as long as AWS allows", () => {
        const caches = { tokens: { kind: "valkey", version: "8.1" } };
        const changes = { "platform:caches": caches, "platform:services.certs.caches": ["tokens"] };
        const stack = "a".repeat(40 - "platform--tokens".length);

        expect(problemsOf(stack, changes)).to.deep.equal([]);
        expect(problemsOf(`${stack}a`, changes)).to.deep.equal([
            `- platform:caches.tokens: the stack's name "${stack}a" has 25 characters; allowed 24, as the replication group "platform-${stack}a-tokens" would have 41 characters of 40. Rename the stack, or shorten what is named here, in Pulumi.${stack}a.yaml`,
        ]);
    });

    it("are the users of caches, too, of which the provider knows no limit", () => {
        const caches = { a: { kind: "valkey", version: "8.1" } };
        const changes = { "platform:caches": caches, "platform:services.boards.caches": ["a"] };

        expect(problemsOf("a".repeat(26), changes).join()).to.include('boards" would have 42 characters of 40');
    });

    it("are in lower case, as those of buckets", () => {
        expect(problemsOf("Prod_1")).to.deep.equal([
            '- pulumi:stack: "platform-Prod_1" is not valid; allowed lower-case letters, digits and hyphens, starting with a letter, as in names of buckets. Run `pulumi stack rename` and rename Pulumi.Prod_1.yaml',
        ]);
    });
});

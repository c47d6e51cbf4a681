import { expect } from "chai";
import { report } from "../../../../../components/shared/block/problems";
import { check } from "../../../../config/fixture";

function problemsOf(stack: string): string[] {
    return report(check({}, { stack }).problems, stack).split("\n").slice(1);
}

describe("config: names that the stack's name is part of", () => {
    it("fit AWS in a stack with a name of usual length", () => {
        expect(problemsOf("production-us-east-1")).to.deep.equal([]);
    });

    it("may be exactly as long as AWS allows", () => {
        const stack = "a".repeat(64 - "platform--certs-schedule-failures".length);

        expect(problemsOf(stack).filter((line) => line.includes("certs"))).to.deep.equal([]);
        expect(problemsOf(`${stack}a`).filter((line) => line.includes("certs"))).to.have.lengthOf(1);
    });

    it("are reported with the name that AWS would be given, its length and the limit", () => {
        const stack = "a".repeat(40);
        const prefix = `platform-${stack}`;

        expect(problemsOf(stack)).to.deep.equal([
            `- platform:cluster: the role "${prefix}-instance-rotation" would have 67 characters; allowed 64. Shorten the name, or that of the stack, in Pulumi.${stack}.yaml`,
            `- platform:loadBalancers.inside: the bucket "${prefix}-inside-logs-000000000000" would have 74 characters; allowed 63. Shorten the name, or that of the stack, in Pulumi.${stack}.yaml`,
            `- platform:loadBalancers.public: the bucket "${prefix}-public-logs-000000000000" would have 74 characters; allowed 63. Shorten the name, or that of the stack, in Pulumi.${stack}.yaml`,
            `- platform:services.boards: the role "${prefix}-boards-execution" would have 66 characters; allowed 64. Shorten the name, or that of the stack, in Pulumi.${stack}.yaml`,
            `- platform:services.certs: the event rule "${prefix}-certs-schedule-failures" would have 73 characters; allowed 64. Shorten the name, or that of the stack, in Pulumi.${stack}.yaml`,
            `- platform:services.certs: the role "${prefix}-certs-execution" would have 65 characters; allowed 64. Shorten the name, or that of the stack, in Pulumi.${stack}.yaml`,
        ]);
    });

    it("are in lower case, as those of buckets", () => {
        expect(problemsOf("Prod_1")).to.deep.equal([
            '- pulumi:stack: "platform-Prod_1" is not valid; allowed lower-case letters, digits and hyphens, starting with a letter, as in names of buckets. Run `pulumi stack rename` and rename Pulumi.Prod_1.yaml',
        ]);
    });
});

import { expect } from "chai";
import { problemsAfter, type Changes } from "../../../config/fixture";

/** So many services with routes that `route` makes of their numbers. */
function services(count: number, route: (number: number) => Record<string, unknown>): Changes {
    return Object.fromEntries(
        Array.from({ length: count }, (_, number) => [
            `platform:services.s${number}`,
            {
                image: "registry.example.gov/s:1",
                port: 80,
                memoryMiB: 6,
                desiredCount: 0,
                public: { loadBalancer: "public", ...route(number) },
            },
        ]),
    );
}

describe("config: all routes of a load balancer together", () => {
    const byHost = (number: number) => ({ hosts: [`s${number}.apps.example.gov`] });
    const byWildcard = (number: number) => ({ hosts: ["*.apps.example.gov"], paths: [`/${number}/*`] });

    it("may be as many as a load balancer has rules", () => {
        expect(problemsAfter(services(98, byHost))).to.deep.equal([]);
    });

    it("may not be more", () => {
        expect(problemsAfter(services(99, byHost))).to.deep.equal([
            "platform:loadBalancers.public: 101 routes are not valid; allowed 100, AWS's quota for a load balancer. Name fewer in Pulumi.test.yaml",
        ]);
    });

    it("count those of variants", () => {
        const variants = { "platform:services.s0.variants": { next: {} } };

        expect(problemsAfter({ ...services(98, byHost), ...variants })).to.deep.equal([
            "platform:loadBalancers.public: 101 routes are not valid; allowed 100, AWS's quota for a load balancer. Name fewer in Pulumi.test.yaml",
        ]);
    });

    it("have priorities left for their kind", () => {
        expect(problemsAfter(services(4, byWildcard))).to.deep.equal([]);
        expect(problemsAfter(services(5, byWildcard))).to.have.lengthOf(1);
        expect(problemsAfter(services(5, byWildcard))[0]).to.match(
            /^platform:loadBalancers\.public: s\d: the listener has \d+ rules of this kind .*\. Move some routes in Pulumi\.test\.yaml$/,
        );
    });
});

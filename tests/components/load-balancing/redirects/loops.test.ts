import { expect } from "chai";
import { circleFrom, type FollowedRule } from "../../../../components/load-balancing/redirects/loops";
import { rulePriorities } from "../../../../components/load-balancing/priorities";

type To = FollowedRule["to"];

/** The circle that the first of the rules leads into. Rules are hosts, paths, and where they lead if nowhere is an app. */
function circle(...rules: readonly (readonly [hosts: string[], paths: string[], to?: To])[]) {
    const matches = rules.map(([hosts, paths]) => ({ hosts, paths }));
    const priorities = rulePriorities(Object.fromEntries(matches.entries()));
    const followed = rules.map(([, , to], index) => ({
        match: matches[index] ?? { hosts: [], paths: [] },
        place: { loadBalancer: "public", priority: priorities[index] ?? 0, aliasHosts: [], before: {} },
        ...(to && { to }),
    }));
    return circleFrom(matches[0] ?? { hosts: [], paths: [] }, followed);
}

describe("the way of a browser along redirects", () => {
    it("ends at an app, at another's host, and where no rule leads on", () => {
        expect(circle([["a.org"], [], { host: "b.org" }], [["b.org"], []])).to.equal(undefined);
        expect(circle([["a.org"], [], { host: "b.org" }])).to.equal(undefined);
        expect(circle([["a.org"], ["/old/*"], { path: "/new" }])).to.equal(undefined);
        expect(circle([["a.org"], ["/"], { path: "/start" }])).to.equal(undefined);
    });

    it("ends after several redirects", () => {
        expect(circle([["a.org"], [], { host: "b.org" }], [["b.org"], [], { host: "c.org" }])).to.equal(undefined);
    });

    it("goes in a circle of one, of two, and through a wildcard host", () => {
        expect(circle([["a.org"], [], { host: "a.org" }])).to.deep.equal(["a.org/", "a.org/", "a.org/"]);
        expect(circle([["a.org"], [], { host: "b.org" }], [["b.org"], [], { host: "a.org" }])).to.deep.equal([
            "a.org/",
            "b.org/",
            "a.org/",
        ]);
        expect(circle([["*.a.org"], [], { host: "www.a.org" }])).to.deep.equal([
            "any.a.org/",
            "www.a.org/",
            "www.a.org/",
        ]);
    });

    it("goes on and on where each address is longer than the one before", () => {
        expect(circle([["a.org"], ["/x*"], { path: "/x/#{path}" }])).to.deep.equal([
            "a.org/x",
            "a.org/x/x",
            "a.org/x/x/x",
        ]);
    });

    it("goes in a circle only with what a wildcard stands for", () => {
        expect(circle([["a.org"], ["/o?d"], { path: "/oxd" }])).to.deep.equal(["a.org/oxd", "a.org/oxd", "a.org/oxd"]);
        expect(circle([["a.org"], ["/*/y"], { path: "/any/y" }])).to.deep.equal([
            "a.org//y",
            "a.org/any/y",
            "a.org/any/y",
        ]);
    });

    it("ends at an app whose rule is more specific than the redirect that would take it back", () => {
        const redirect = [["a.org"], [], { path: "/app/" }] as [string[], string[], To];
        expect(circle(redirect, [["a.org"], ["/app/*"]])).to.equal(undefined);
        expect(circle(redirect)).to.deep.equal(["a.org/", "a.org/app/", "a.org/app/"]);
    });
});

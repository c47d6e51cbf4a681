import { expect } from "chai";
import fc from "fast-check";
import { rulePriorities } from "../../../components/load-balancing/priorities";
import type { RouteMatch } from "../../../components/shared/block/listener-rule";

type Matches = Readonly<Record<string, RouteMatch>>;

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
const exactHost = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join("."));
const host = fc.oneof(
    exactHost,
    exactHost.map((name) => `*.${name}`),
);
const prefix = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => `/${labels.join("/")}`);
const path = fc.oneof(
    prefix,
    prefix.map((value) => `${value}/*`),
    prefix.map((value) => `${value}*.js`),
);
const match: fc.Arbitrary<RouteMatch> = fc.oneof(
    fc.record({
        hosts: fc.array(host, { minLength: 1, maxLength: 3 }),
        paths: fc.array(path, { maxLength: 2 }),
    }),
    fc.record({ pathPrefix: prefix }),
);
const matches: fc.Arbitrary<Matches> = fc.dictionary(label, match, { maxKeys: 30 });

/** Priorities of two rules; the first is meant to come first, whichever key it has. */
function expectBefore(specific: RouteMatch, general: RouteMatch): void {
    for (const [first, second] of [
        ["a", "b"],
        ["b", "a"],
    ] as const) {
        const priorities = rulePriorities({ [first]: specific, [second]: general });
        expect(priorities[first]).to.be.lessThan(priorities[second] ?? 0);
    }
}

const fullLoad = (count: number, rule: (number: number) => RouteMatch): Matches =>
    Object.fromEntries(Array.from({ length: count }, (_, number) => [`service-${number}`, rule(number)]));

describe("priorities of listener rules", () => {
    it("are whole numbers from 1 to 50000, each given once", () => {
        fc.assert(
            fc.property(matches, (rules) => {
                const priorities = rulePriorities(rules);
                expect(Object.keys(priorities)).to.have.members(Object.keys(rules));
                const values = Object.values(priorities);
                expect(new Set(values).size).to.equal(values.length);
                for (const value of values) {
                    expect(value).to.satisfy(Number.isInteger);
                    expect(value).to.be.within(1, 50_000);
                }
            }),
        );
    });

    it("do not depend on the order of the rules", () => {
        fc.assert(
            fc.property(matches, (rules) => {
                const reversed = Object.fromEntries(Object.entries(rules).reverse());
                expect(rulePriorities(reversed)).to.deep.equal(rulePriorities(rules));
            }),
        );
    });

    it("stay where they are when a rule is added that wants a place of its own", () => {
        fc.assert(
            fc.property(matches, label, match, (rules, key, added) => {
                fc.pre(!(key in rules));
                const before = rulePriorities(rules);
                const { [key]: place, ...after } = rulePriorities({ ...rules, [key]: added });
                fc.pre(!Object.values(before).includes(place ?? 0));
                expect(after).to.deep.equal(before);
            }),
        );
    });

    it("stay where they are when two rules want the same place and the added key sorts last", () => {
        const before = rulePriorities(fullLoad(60, (n) => ({ pathPrefix: `/${String(n).padStart(3, "0")}` })));
        const { zzz, ...after } = rulePriorities({
            ...fullLoad(60, (n) => ({ pathPrefix: `/${String(n).padStart(3, "0")}` })),
            zzz: { pathPrefix: "/zzz" },
        });
        expect(after).to.deep.equal(before);
        expect(Object.values(before)).to.not.include(zzz);
    });

    it("put an exact host before every wildcard host that covers it", () => {
        fc.assert(
            fc.property(exactHost, label, path, (domain, name, anyPath) => {
                expectBefore({ hosts: [`${name}.${domain}`], paths: [] }, { hosts: [`*.${domain}`], paths: [anyPath] });
            }),
        );
    });

    it("put a deeper wildcard host before a shallower one", () => {
        fc.assert(
            fc.property(exactHost, label, (domain, name) => {
                expectBefore({ hosts: [`*.${name}.${domain}`], paths: [] }, { hosts: [`*.${domain}`], paths: [] });
            }),
        );
    });

    it("put a path before every path of the same hosts, and a longer path before a shorter one", () => {
        fc.assert(
            fc.property(fc.array(host, { minLength: 1, maxLength: 3 }), prefix, label, (hosts, parent, child) => {
                const longer = { hosts, paths: [`${parent}/${child}/*`] };
                const shorter = { hosts, paths: [`${parent}/*`] };
                expectBefore(longer, shorter);
                expectBefore(shorter, { hosts, paths: [] });
                expectBefore({ hosts, paths: [parent] }, { hosts, paths: [`${parent}*`] });
            }),
        );
    });

    it("put a nested path prefix before its parent", () => {
        fc.assert(
            fc.property(prefix, label, (parent, child) => {
                expectBefore({ pathPrefix: `${parent}/${child}` }, { pathPrefix: parent });
            }),
        );
    });

    it("judge a rule by its most general pattern", () => {
        expectBefore(
            { hosts: ["a.example.gov"], paths: ["/long/path/*"] },
            { hosts: ["a.example.gov"], paths: ["/long/path/*", "/*"] },
        );
        expectBefore(
            { hosts: ["a.example.gov"], paths: [] },
            { hosts: ["a.example.gov", "*.example.gov"], paths: ["/api/*"] },
        );
    });

    it("have room for as many rules as a load balancer can hold, all of the common kinds", () => {
        expect(() =>
            rulePriorities(fullLoad(100, (n) => ({ hosts: [`s${n}.example.gov`], paths: [] }))),
        ).to.not.throw();
        expect(() =>
            rulePriorities(fullLoad(70, (n) => ({ pathPrefix: `/${String(n).padStart(3, "0")}` }))),
        ).to.not.throw();
    });

    it("say so when there are more rules of one kind than places", () => {
        expect(() => rulePriorities(fullLoad(71, (n) => ({ pathPrefix: `/${String(n).padStart(3, "0")}` })))).to.throw(
            "service-9: the listener has 70 rules of this kind (priorities 48105 to 48174), which is all there is room for; " +
                "move some services to another load balancer or give them hosts of their own",
        );
    });

    it("are these, for good: another number is another rule in AWS's eyes", () => {
        expect(
            rulePriorities({
                "registry-certs": { hosts: ["registry-certs.apps.example.gov"], paths: [] },
                api: { hosts: ["www.apps.example.gov"], paths: ["/api/*"] },
                catch: { hosts: ["*.apps.example.gov"], paths: [] },
                permits: { pathPrefix: "/permits" },
            }),
        ).to.deep.equal({ "registry-certs": 21154, api: 12355, catch: 28069, permits: 47561 });
    });
});

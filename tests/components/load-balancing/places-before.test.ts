import { expect } from "chai";
import fc from "fast-check";
import { planRules } from "../../../components/load-balancing/plan";
import { bandOf } from "../../../components/load-balancing/priorities";
import { placesBefore, type PlacedRule } from "../../../components/load-balancing/places-before";
import { openRule, type ListenerRule } from "../../../components/shared/block/listener-rule";

const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 12 });
const paths = [[], ["/*"], ["/api/*"], ["/api/v1/*"], ["/other"]];
const hosts = [["shop.example.gov"], ["*.example.gov"], ["forms.example.gov", "www.example.gov"]];
const bypass = {};

/** Rules of services, some of them in maintenance. */
const rules = names.chain((keys) =>
    fc.tuple(
        ...keys.map((name) =>
            fc.record({
                name: fc.constant(name),
                hosts: fc.constantFrom(...hosts),
                paths: fc.constantFrom(...paths),
                maintenance: fc.constantFrom(undefined, {}, { bypass }),
            }),
        ),
    ),
);

const ruleOf = ({ name, ...route }: Readonly<Record<"name", string>> & Parameters<typeof openRule>[2]): ListenerRule =>
    openRule("public", name, route, ["platform:services", name, "public"]);

/** The priorities of rare kinds of rules are few: where they are crowded there is no place, which has its own test. */
function planUnlessCrowded(all: readonly ListenerRule[]) {
    try {
        return planRules(all).public;
    } catch (error) {
        expect(String(error)).to.match(/is free for|which is all there is room for/);
        return undefined;
    }
}

describe("rules directly before those of apps", () => {
    it("move no rule, and stand before their own and behind everything more specific", () => {
        fc.assert(
            fc.property(rules, (list) => {
                const routes = list.map((one) => ({ ...one, loadBalancer: "public" }));
                const within = planUnlessCrowded(routes.map(ruleOf));
                fc.pre(within !== undefined);
                const without = planRules(routes.map((one) => ruleOf({ ...one, maintenance: undefined }))).public;
                const priorities: number[] = [];
                for (const { name, ...route } of routes) {
                    const place = within[name];
                    const own = without[name]?.priority ?? NaN;
                    expect(place?.priority).to.equal(own);
                    const { maintenance = own, bypass: first = maintenance } = place?.before ?? {};
                    expect(first).to.be.at.most(maintenance);
                    expect(maintenance).to.be.at.most(own);
                    priorities.push(...new Set([own, maintenance, first]));
                    for (const other of routes) {
                        const [at = NaN, specific] = [
                            without[other.name]?.priority,
                            bandOf(other).first < bandOf(route).first,
                        ];
                        expect(specific && at > first, `${other.name} before ${name}`).to.equal(false);
                    }
                }
                expect(new Set(priorities).size).to.equal(priorities.length);
            }),
        );
    });

    const rule = (key: string, priority: number, host: string, wanted: PlacedRule["names"] = []): PlacedRule => {
        return { key, priority, match: { hosts: [host], paths: [] }, names: wanted };
    };

    it("pass over what is as specific, or less, and others of their kind", () => {
        const places = placesBefore([
            rule("a", 20_000, "a.example.gov", ["maintenance", "bypass"]),
            rule("b", 19_999, "b.example.gov", ["maintenance"]),
        ]);
        expect(places).to.deep.equal({ a: { maintenance: 19_998, bypass: 19_997 }, b: { maintenance: 19_996 } });
    });

    it("are refused where something more specific is in the way", () => {
        const crowded = [
            rule("wide", 30_000, "*.example.gov", ["maintenance"]),
            rule("exact", 29_999, "a.example.gov"),
        ];
        expect(() => placesBefore(crowded)).to.throw(
            "wide: no priority below 30000, its own, is free for maintenance before other rules are passed over that have " +
                "to stay first; allowed another name of the app, or paths that are shorter",
        );
        expect(() => placesBefore([rule("first", 1, "a.example.gov", ["maintenance"])])).to.throw("below 1, its own");
    });
});

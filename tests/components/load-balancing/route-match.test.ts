import { expect } from "chai";
import fc from "fast-check";
import { routeConditions, transformsOf, withoutPrefix } from "../../../components/load-balancing/route-match";

/** What the load balancer makes of a request's path and query. */
function rewritten(pathPrefix: string, url: string): string {
    const { regex, replace } = withoutPrefix(pathPrefix);
    return url.replace(new RegExp(regex), replace);
}

describe("what a route matches", () => {
    it("is hosts, or hosts and paths", () => {
        expect(routeConditions({ hosts: ["a.example.gov", "b.example.gov"], paths: [] })).to.deep.equal([
            { hostHeader: { values: ["a.example.gov", "b.example.gov"] } },
        ]);
        expect(routeConditions({ hosts: ["a.example.gov"], paths: ["/api/*"] })).to.deep.equal([
            { hostHeader: { values: ["a.example.gov"] } },
            { pathPattern: { values: ["/api/*"] } },
        ]);
    });

    it("is a prefix and everything below it, not what merely begins alike", () => {
        expect(routeConditions({ pathPrefix: "/registry" })).to.deep.equal([
            { pathPattern: { values: ["/registry", "/registry/*"] } },
        ]);
    });

    it("is rewritten only where a prefix is to be taken off", () => {
        expect(transformsOf({ hosts: ["a.example.gov"], paths: ["/api/*"] })).to.deep.equal({});
        expect(transformsOf({ pathPrefix: "/registry" })).to.deep.equal({
            transforms: [
                {
                    type: "url-rewrite",
                    urlRewriteConfig: { rewrite: { regex: "^/registry/*(.*)$", replace: "/$1" } },
                },
            ],
        });
    });

    for (const [url, expected] of [
        ["/registry", "/"],
        ["/registry/", "/"],
        ["/registry/births", "/births"],
        ["/registry/births?year=1990&next=/registry/x", "/births?year=1990&next=/registry/x"],
        ["/registry?year=1990", "/?year=1990"],
        ["/registry//other.example.org", "/other.example.org"],
        ["/registry/registry", "/registry"],
    ] as const) {
        it(`reaches the app as ${expected} when ${url} was asked for`, () => {
            expect(rewritten("/registry", url)).to.equal(expected);
        });
    }

    it("always reaches the app as an absolute path", () => {
        fc.assert(
            fc.property(fc.stringMatching(/^[a-z/.?=%]{0,20}$/), (rest) => {
                expect(rewritten("/a/b", `/a/b${rest === "" ? "" : `/${rest}`}`)).to.match(/^\/(?!\/)/);
            }),
        );
    });
});

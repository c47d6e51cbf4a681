import { expect } from "chai";
import { coversPattern } from "../../../components/load-balancing/path-pattern";

describe("coversPattern", () => {
    for (const [pattern, other, covers] of [
        ["/api/*", "/api/ok", true],
        ["/api/*", "/api", false],
        ["/v?/a.b", "/v1/a.b", true],
        ["/v?/a.b", "/v1/axb", false],
        ["/a$b+c", "/a$b+c", true],
        ["/api/*", "/api/v?/*", true],
        ["/api/v?", "/api/*", false], // a part of it alone
        ["/api/??", "/api/?*", false],
        ["*.apps.example.gov", "certs.apps.example.gov", true],
        ["*.apps.example.gov", "certs-apps.example.gov", false],
    ] as const) {
        it(`says that ${pattern} takes ${covers ? "" : "not "}all of ${other}`, () => {
            expect(coversPattern(pattern, other)).to.equal(covers);
        });
    }
});

import path from "node:path";
import { expect } from "chai";
import { FakeAws } from "./support/fake-aws";
import { operate } from "./support/operator";
import { FakeRegistry } from "./support/registry";

const root = path.resolve(__dirname, "../fixtures/ops-images");

describe("ops: the image of a function, or of a service that is only prepared", () => {
    let aws: FakeAws;
    let registry: FakeRegistry;
    beforeEach(async () => {
        aws = new FakeAws();
        registry = new FakeRegistry(aws);
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });

    const ops = (...args: readonly string[]) => operate([...args, "--yes"], { root });

    it("is chosen for the function's own processor", async () => {
        registry.push(["git-1"], undefined, "amd64");
        const { code, out, err } = await ops("release", "fn-report", "git-1");
        expect([code, err]).to.deep.equal([0, ""]);
        expect(out).to.match(/\nNext: pulumi up\.\n$/);
        expect([...registry.parameters.keys()]).to.deep.equal(["/platform/staging/images/fn-report"]);
    });

    for (const argv of [
        ["deploy", "fn-report", "new-amd64"],
        ["deploy", "forms", "new-arm64"],
        ["rollback", "fn-report", "--to", "1"],
        ["promote", "fn-report", "--stack", "prod"],
    ] as const) {
        it(`has no deployment, so ${argv.join(" ")} leaves no tag and no parameter behind`, async () => {
            for (const tag of ["1-amd64", "2-amd64", "new-amd64"]) {
                registry.push([tag], undefined, "amd64");
            }
            registry.push(["1-arm64"]);
            registry.push(["new-arm64"]);
            await ops("release", "fn-report", "1-amd64");
            await ops("release", "fn-report", "2-amd64");
            await ops("release", "forms", "1-arm64");
            const released = aws.changes.length;
            const { code, err } = await ops(...argv);
            expect([code, err]).to.deep.equal([
                2,
                `Pulumi.staging.yaml deploys no service "${argv[1]}"; it has: permits.\n`,
            ]);
            expect(aws.changes).to.have.lengthOf(released);
        });
    }
});

import { expect } from "chai";
import { ops, withRegistry } from "./support/with-registry";

describe("ops: the image of a function, or of a service that is only prepared", () => {
    const world = withRegistry();

    it("is chosen for the function's own processor", async () => {
        world.registry.push(["git-1"], undefined, "amd64");
        const { code, out, err } = await ops("release", "fn-report", "git-1");
        expect([code, err]).to.deep.equal([0, ""]);
        expect(out).to.match(/\nNext: pulumi up\.\n$/);
        expect([...world.registry.parameters.keys()]).to.deep.equal(["/platform/staging/images/fn-report"]);
    });

    for (const argv of [
        ["deploy", "fn-report", "new-amd64"],
        ["deploy", "forms", "new-arm64"],
        ["rollback", "fn-report", "--to", "1"],
        ["promote", "fn-report", "--stack", "prod"],
    ] as const) {
        it(`has no deployment, so ${argv.join(" ")} leaves no tag and no parameter behind`, async () => {
            for (const tag of ["1-amd64", "2-amd64", "new-amd64"]) {
                world.registry.push([tag], undefined, "amd64");
            }
            world.registry.push(["1-arm64"]);
            world.registry.push(["new-arm64"]);
            await ops("release", "fn-report", "1-amd64");
            await ops("release", "fn-report", "2-amd64");
            await ops("release", "forms", "1-arm64");
            const released = world.aws.changes.length;
            const { code, err } = await ops(...argv);
            expect([code, err]).to.deep.equal([
                2,
                `Pulumi.staging.yaml deploys no service "${argv[1]}"; it has: permits.\n`,
            ]);
            expect(world.aws.changes).to.have.lengthOf(released);
        });
    }

    it("has versions, which rollback --list tells", async () => {
        world.registry.push(["git-1"], undefined, "amd64");
        await ops("release", "fn-report", "git-1");
        const { code, out } = await ops("rollback", "fn-report", "--list");
        expect(code).to.equal(0);
        expect(out).to.match(/^version .*\n1 +[0-9a-f]{12} /);
    });
});

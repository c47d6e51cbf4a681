import { expect } from "chai";
import { ops, withRegistry } from "./support/with-registry";

const repository = "123456789012.dkr.ecr.us-east-1.amazonaws.com/platform/permits";
const parameter = "/platform/staging/images/permits";

describe("ops promote", () => {
    const world = withRegistry();

    const live = (digest: string, Labels: string[]) => {
        world.registry.parameters.set(parameter, [{ Value: `${repository}@${digest}`, Description: "", Labels }]);
    };
    const promote = (...args: readonly string[]) => ops("promote", "permits", "--stack", "prod", ...args);

    it("releases to prod what runs in staging: the same digest, with a tag and a parameter of its own", async () => {
        const digest = world.registry.push(["git-1", "release-staging-20261129T120000Z"]);
        live(digest, ["live"]);
        world.registry.runs(digest);
        world.registry.parameters
            .get(parameter)
            ?.push({ Value: `${repository}@sha256:0`, Description: "", Labels: [] });
        const { code, err } = await promote("--soak", "2h");
        expect([code, err]).to.deep.equal([0, ""]);
        expect(world.registry.images.get(digest)?.tags.at(-1)).to.equal("release-prod-20261130T120000Z");
        expect(world.registry.parameters.get("/platform/prod/images/permits")).to.deep.equal([
            {
                ...{ Value: `${repository}@${digest}`, Labels: [], Type: "String" },
                Description: "promote from staging, git-1 by ops/jo",
            },
        ]);
    });

    it("refuses where the pipeline has deployed another image since, until that is labelled live", async () => {
        const [old, present] = [world.registry.push(["git-1"]), world.registry.push(["git-2"])];
        live(old, ["live"]);
        const next = { Value: `${repository}@${present}`, Description: "", Labels: [] as string[] };
        world.registry.parameters.get(parameter)?.push(next);
        world.registry.runs(present);
        const refused = await promote();
        expect([refused.code, refused.err]).to.deep.equal([
            1,
            `permits of staging runs ${present.slice(7, 19)}; ${old.slice(7, 19)} is labelled live, version 1 of ${parameter}. ` +
                `Deploy there what ${parameter} names, which labels it: npm run ops -- deploy permits --stack staging\n`,
        ]);
        expect(world.aws.changes).to.deep.equal([]);

        expect((await ops("deploy", "permits", "--stack", "staging")).code).to.equal(0);
        expect(next.Labels).to.deep.equal(["live"]);
        const { code, err } = await promote();
        expect([code, err]).to.deep.equal([0, ""]);
        expect(world.registry.parameters.get("/platform/prod/images/permits")?.[0]?.Value).to.equal(next.Value);
    });

    it("refuses where another image is on its way to the copies", async () => {
        const [old, present] = [world.registry.push(["git-1"]), world.registry.push(["git-2"])];
        live(old, ["live"]);
        world.registry.runs(present);
        const serviceDeployments = [{ serviceDeploymentArn: "under-way", status: "IN_PROGRESS" }];
        world.aws.on("ecs ListServiceDeployments", () => ({ serviceDeployments }));
        world.aws.on("ecs DescribeServiceDeployments", () => ({ serviceDeployments }));
        const { code, err } = await promote();
        expect([code, err]).to.deep.equal([
            1,
            `permits of staging runs ${present.slice(7, 19)}; ${old.slice(7, 19)} is labelled live, version 1 of ${parameter}. ` +
                "A deployment is under way; wait for its end: npm run ops -- status permits --stack staging\n",
        ]);
        expect(world.aws.changes).to.deep.equal([]);
    });

    it("refuses where the service is gone from the cluster", async () => {
        live(world.registry.push(["git-1"]), ["live"]);
        world.aws.on("ecs ListServices", () => ({ serviceArns: [] }));
        const { code, err } = await promote();
        expect([code, err]).to.deep.equal([
            2,
            "permits is not deployed: the cluster platform-staging has no service with tasks of the family " +
                "platform-staging-permits. Deploy it with `pulumi up`.\n",
        ]);
        expect(world.aws.changes).to.deep.equal([]);
    });

    const mistakes: readonly (readonly [string, readonly string[], readonly string[], number, string])[] = [
        [
            "nothing is known to run there",
            [],
            [],
            2,
            `no image of permits is known to run in staging: no version of ${parameter} is labelled live. Deploy it there: npm run ops -- deploy permits --stack staging\n`,
        ],
        ["it is too young", ["live"], ["--soak", "3h"], 1, "permits has been in staging for 2h; --soak wants 3h.\n"],
        [
            "the other stack is the same",
            ["live"],
            ["--from", "prod"],
            2,
            '--from is "prod", which is --stack; allowed: another stack.\n',
        ],
    ];
    for (const [what, labels, args, exitCode, message] of mistakes) {
        it(`refuses where ${what}`, async () => {
            const digest = world.registry.push(["git-1"]);
            live(digest, [...labels]);
            world.registry.runs(digest);
            const { code, err } = await promote(...args);
            expect([code, err]).to.deep.equal([exitCode, message]);
            expect(world.aws.changes).to.deep.equal([]);
        });
    }
});

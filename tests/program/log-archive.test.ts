import { expect } from "chai";
import { blocks } from "../../config/blocks";
import { record } from "../harness/record";
import { program } from "../harness/stack";
import { recordedWhole } from "../policy-pack/golden/recorded";
import { goldenStack } from "../policy-pack/golden/stacks";

/** Keys of the blocks that say that they make log groups. */
const logBlocks = blocks.flatMap(({ key, logs }) => (logs === undefined ? [] : [key as string]));

const types = {
    archive: "platform:log-archive:LogArchive",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    subscription: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
};

/** Stacks that together have every log group that a component makes, and what each leaves out. */
const leftOut = {
    "prod with every kind of app, database and cache": [
        "/aws/ecs/containerinsights/platform-prod/performance",
        "/platform-prod/log-archive",
    ],
    "staging with SSH to the bastion": [
        "/aws/ecs/containerinsights/platform-staging/performance",
        "/platform-staging/log-archive",
    ],
    security: ["/platform-security/log-archive", "/platform-security/trail"],
};

/** Blocks whose key is not the folder's name: that of the folder, or of a component in it. */
const keys: Readonly<Record<string, string>> = {
    "ecs:Cluster": "cluster",
    "ecs:Service": "services",
    "load-balancing": "loadBalancers",
    waf: "loadBalancers",
};

/** `client-vpn:ClientVpn`, of the component that index.ts makes. */
const outermost = (urn: string) => /^urn:pulumi:\w+::platform::platform:([\w-]+:\w+)/.exec(urn)?.[1] ?? urn;

/** Whether the block of a component says that it makes log groups. */
function logging(component: string): boolean {
    const [folder = ""] = component.split(":");
    const key = keys[component] ?? keys[folder] ?? folder.replace(/-./g, (letter) => letter.charAt(1).toUpperCase());
    return logBlocks.includes(key);
}

/** Functions of a stack that has none. */
const check = { check: { code: { folder: "./functions/site-check", runtime: "nodejs24.x" } } };

describe("the archive of a stack's logs", () => {
    for (const [name, expected] of Object.entries(leftOut)) {
        it(`takes every log group of ${name}, or says why not`, async () => {
            const golden = goldenStack(name);
            const { config, stack } = golden;
            const archived = { "platform:logArchive": {}, "platform:functions": check, ...config };
            const isWhole = Object.keys(archived).every((key) => key in config);
            const recording = await (isWhole
                ? recordedWhole(golden, "update")
                : record(program, { config: archived, stack }));
            const subscribed = recording.ofType(types.subscription).map(({ inputs }) => inputs["logGroup"]);
            const notArchived = recording.one(types.archive, "log-archive").outputs["notArchived"] as object;
            const groups = recording.ofType(types.logGroup).map(({ inputs }) => inputs["name"]);
            expect(Object.keys(notArchived).sort()).to.deep.equal(expected);
            expect(subscribed).to.have.length.above(0);
            expect([...subscribed, ...expected].sort()).to.deep.equal(groups.sort());

            const kept = recording
                .ofType(types.logGroup)
                .filter(({ inputs }) => expected.every((one) => one !== inputs["name"]));
            const silent = [...new Set(kept.map(({ urn }) => outermost(urn)))].filter((one) => !logging(one));
            expect(silent, "components whose blocks do not say that they make log groups").to.deep.equal([]);
        });
    }
});

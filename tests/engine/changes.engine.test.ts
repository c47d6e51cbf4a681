import { parseArgs } from "node:util";
import { expect } from "chai";
import { accountChanges } from "./changes/account";
import { databaseChanges } from "./changes/databases";
import { appChanges } from "./changes/apps";
import { cacheChanges } from "./changes/caches";
import { imageChanges } from "./changes/images";
import { networkChanges } from "./changes/network";
import { operationChanges } from "./changes/operations";
import { management, peopleChanges } from "./changes/people";
import { resultTable, type Result } from "./changes/result-table";
import type { Scenario } from "./changes/scenario";
import { serviceChanges } from "./changes/services";
import { siteChanges } from "./changes/sites";
import { watchingChanges } from "./changes/watching";
import { webChanges } from "./changes/web";
import { atOnce } from "./support/at-once";
import { describeEngine } from "./support/cli";
import { EngineStack, passphrase, type EngineRun } from "./support/engine-stack";
import { countsOf, type Plan } from "./support/events";
import { offline, type Offline } from "./support/offline";

const scenarios = [
    ...networkChanges,
    ...watchingChanges,
    ...webChanges,
    ...serviceChanges,
    ...databaseChanges,
    ...cacheChanges,
    ...appChanges,
    ...siteChanges,
    ...operationChanges,
    ...accountChanges,
    ...peopleChanges,
    ...imageChanges,
];

/** What `-g` asks for: nothing else is put to the engine, which answers for minutes. */
const { grep } = parseArgs({ options: { grep: { type: "string", short: "g", default: "" } }, strict: false }).values;
const asked = new RegExp(String(grep));

interface Answers {
    readonly engine: EngineRun;
    readonly preview: Offline;
}

describeEngine("changes of configuration", () => {
    const results: Result[] = [];

    for (const stack of ["staging", "prod", "security", "shared-services", "management"] as const) {
        describe(stack, function () {
            const title = this.fullTitle();
            const own = scenarios.filter(
                (one) => (one.stack ?? "staging") === stack && asked.test(`${title} ${one.name}`),
            );
            let made: EngineStack;
            let answers: Promise<Answers>[] = []; // none where the stack cannot be made

            before(async () => {
                made = await EngineStack.init({ stack, ...(stack === "management" && { config: management }) });
                const { code, text } = await made.run("up");
                expect(code, text).to.equal(0);
                const state = await made.export();
                answers = askAll(own, (scenario) => askBoth(made, state, scenario));
            });

            after(async () => {
                await Promise.allSettled(answers);
                made.remove();
            });

            own.forEach(({ name, counts, changesNothing = false }, index) => {
                it(name, async () => {
                    const { engine, preview } = await (answers[index] as Promise<Answers>);
                    const { code, text, steps, refused } = engine;
                    const result = resultOf(name, engine, preview);
                    results.push(result);

                    expect(untilRefused(preview, engine)).to.deep.equal({ steps, refused });
                    expect(code, text).to.equal(refused.length === 0 ? 0 : 1);
                    expect(steps.length === 0, "changes nothing").to.equal(changesNothing);
                    expect(result.engine).to.include(counts ?? {});
                });
            });
        });
    }

    after(() => {
        console.log(resultTable(results));
    });
});

/** As many at once as the machine can, except those that set up the provider anew, which all runs share: these come last. */
function askAll(own: readonly Scenario[], ask: (one: Scenario) => Promise<Answers>): Promise<Answers>[] {
    const isAlone = ({ edit }: Scenario) => Object.keys(edit).some((key) => key.startsWith("aws:"));
    const shared = own.filter((one) => !isAlone(one));
    const answers = new Map(atOnce(shared, ask).map((answer, index) => [shared[index], answer]));
    let earlier: Promise<unknown> = Promise.allSettled(answers.values());
    for (const one of own.filter(isAlone)) {
        const answer = earlier.then(() => ask(one));
        answers.set(one, answer);
        earlier = answer.catch(() => undefined);
    }
    return own.map((one) => answers.get(one) as Promise<Answers>);
}

async function askBoth(stack: EngineStack, against: string, { edit }: Scenario): Promise<Answers> {
    const configFile = stack.edited(edit);
    const engine = await stack.runWith(configFile, "preview");
    const preview = await offline({ stack: stack.name, configFile, against, passphrase });
    return { engine, preview };
}

/** The engine stops at the first deletion that it refuses, and says nothing of those after it. */
function untilRefused({ steps, refused }: Plan, engine: Plan): Plan {
    const isSaid = (one: string) => engine.refused.length === 0 || engine.steps.includes(one);
    return {
        steps: steps.filter((one) => !one.startsWith("delete ") || isSaid(one)),
        refused: refused.filter((urn) => isSaid(`delete ${urn}`) || isSaid(`replace ${urn}`)),
    };
}

function resultOf(name: string, engine: Plan, preview: Plan): Result {
    const counted = ({ steps, refused }: Plan) => ({ ...countsOf(steps), refused: refused.length });
    const said = ({ steps, refused }: Plan) => [...steps, ...refused].join("\n");
    const equal = said(engine) === said(untilRefused(preview, engine));
    return { name, engine: counted(engine), offline: counted(preview), equal };
}

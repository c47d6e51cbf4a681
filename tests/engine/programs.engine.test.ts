import path from "node:path";
import { canonicalJson, isList, isMap, isUnknown, mapWire } from "@platform/aws-model/wire";
import type { WireValue } from "@platform/aws-model/wire";
import { expect } from "chai";
import { describeEngine } from "./support/cli";
import { EngineStack, passphrase, REPOSITORY } from "./support/engine-stack";
import { offline } from "./support/offline";

const stack = "dev";
/** Those without references to other stacks, which a state folder of its own does not have. */
const programs = ["provider-per-region", "single-file", "web-shop", "planted-mistakes"];

describeEngine("programs of other shapes", () => {
    for (const program of programs) {
        it(`${program} registers what the offline preview says`, async () => {
            const root = path.join(REPOSITORY, "tests/fixtures/programs", program);
            const engine = await EngineStack.init({ stack, root });
            try {
                const { code, text, steps } = await engine.run("preview");
                const { worlds, made } = await offline({ stack, root, configFile: engine.configFile, passphrase });
                const planned = new Map(worlds.strict.resources.map(({ urn, inputs }) => [urn, inputs]));
                const line = (urn: string, inputs: WireValue) => `${urn} ${canonicalJson(inputs)}`;
                const registered = [...engine.provider.inputs].map(([urn, inputs]) => [urn, inputs] as const);

                expect(code, text).to.equal(0);
                expect(steps).to.deep.equal(made.map((urn) => `create ${urn}`));
                expect(registered).to.have.length.above(5);
                expect(registered.map(([urn]) => line(urn, planned.get(urn) ?? null))).to.deep.equal(
                    registered.map(([urn, inputs]) => line(urn, asShown(inputs, planned.get(urn)))),
                );
            } finally {
                engine.remove();
            }
        });
    }
});

/**
 * The inputs as the preview shows them: secrets, which the engine hands over in plain text, by a word, and unknowns by another.
 * Names that Check has given are known to the engine in a preview, and to the offline preview after an update alone.
 */
function asShown(value: WireValue, shown: WireValue | undefined): WireValue {
    if (shown === "[secret]") {
        return shown;
    }
    if (isUnknown(value) || (shown === "[unknown]" && typeof value === "string" && /-[0-9a-f]{7}$/.test(value))) {
        return "[unknown]";
    }
    if (isList(value)) {
        return value.map((one, index) => asShown(one, isList(shown) ? shown[index] : undefined));
    }
    return isMap(value) ? mapWire(value, (one, key) => asShown(one, isMap(shown) ? shown[key] : undefined)) : value;
}

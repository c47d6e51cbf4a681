"use strict";
/*
 * Preloaded into the process of a policy pack that is started leanly: makes it listen in a third of the time, and judge in a
 * fourth. Pulumi's runner loads the TypeScript compiler and a loader that checks types before it looks at the pack, and the
 * SDK loads npm's resolver and more. Here TypeScript is loaded as the previewed program is, without checks, and the rest at
 * its first use. In place of gRPC there is a pipe; see direct/.
 */
// The SDK sets this flag at its start. Compiled code belongs to the flags of its time: so from the first file on.
require("node:v8").setFlagsFromString("--allow-natives-syntax");
const { install, keepCompiledCode } = require("../loader/hook.cjs");
install();
require("../engine/lazy-modules.ts").deferHeavyModules();
const { answerRequire } = require("../loader/module-load.ts");
const { standInFor } = require("./direct/install.ts");

const RUNNER = /[/\\]@pulumi[/\\]pulumi[/\\](tsutils|cmd[/\\]run-policy-pack[/\\]run)\.js$/;
const COMPILER = /^typescript$/;
const CHECKING_LOADER = /(^|[/\\])ts-node(@[\d.]+)?$/;

answerRequire((request, from, loadReal) => {
    if (!RUNNER.test(from)) {
        return standInFor(request, from, loadReal) ?? loadReal();
    }
    if (CHECKING_LOADER.test(request)) {
        return { VERSION: "", register: () => undefined };
    }
    return COMPILER.test(request) ? compiler(loadReal) : loadReal();
});

/** The version is all that the runner asks for, unless the pack has a tsconfig.json. */
function compiler(loadReal) {
    const { version } = require("typescript/package.json");
    return new Proxy({}, { get: (_, key) => (key === "version" ? version : loadReal()[key]) });
}

// The end of a preview is a signal to its packs.
process.once("SIGTERM", () => {
    keepCompiledCode();
    process.kill(process.pid, "SIGKILL");
});

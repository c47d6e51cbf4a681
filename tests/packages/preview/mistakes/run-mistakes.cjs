"use strict";
/* Plants all mistakes, one after the other, in a process that does nothing else, and writes what was said as JSON. */
require("@platform/preview/loader/hook.cjs").install({ compilerOptions: { useDefineForClassFields: true } });
require("./run-mistakes.ts");

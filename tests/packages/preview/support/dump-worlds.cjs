"use strict";
/* Starts dump-worlds.ts in a process that does nothing else: node dump-worlds.cjs <host> <programs and their runs as JSON>. */
require("@platform/preview/loader/hook.cjs").install({ compilerOptions: { useDefineForClassFields: true } });
require("./dump-worlds.ts");

"use strict";
/* Starts many-previews.ts in a process that does nothing else: node many-previews.cjs <arguments of each preview as JSON>. */
require("@platform/preview/loader/hook.cjs").install({ compilerOptions: { useDefineForClassFields: true } });
require("./many-previews.ts");

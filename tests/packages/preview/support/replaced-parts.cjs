"use strict";
require("@platform/preview/loader/hook.cjs").install({ compilerOptions: { useDefineForClassFields: true } });
require("./replaced-parts.ts");

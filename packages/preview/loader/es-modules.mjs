/*
 * Preloaded into Pulumi's own host where nothing else can load ES modules in TypeScript. PREVIEW_COMPILER_OPTIONS holds the
 * program's compiler options.
 */
import { register } from "node:module";
import process from "node:process";

register("./es-module-hooks.mjs", import.meta.url, { data: JSON.parse(process.env.PREVIEW_COMPILER_OPTIONS) });

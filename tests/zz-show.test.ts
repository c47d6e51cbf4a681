import { planOfStack } from "./tools/analysis/support/plans";
import { loadAnalysis, catalogue } from "../tools/analysis/catalogue";
import { renderSections } from "../tools/analysis/render/terminal";
import { makeStyle } from "../tools/preview/render/style";
describe("show", () => { for (const s of ["prod","staging"] as const) it(s, async () => {
  const plan = await planOfStack(s);
  for (const id of (process.env["IDS"] ?? "cost").split(",")) {
    const entry = catalogue.find((e) => e.id === id)!;
    const t = performance.now(); const section = loadAnalysis(entry)(plan);
    const ms = performance.now() - t; 
    console.log(renderSections([section], { style: makeStyle(!!process.env["COLOR"]), width: 120 }).join("\n")); console.log(id, ms.toFixed(1), "ms");
    const t2 = performance.now(); loadAnalysis(entry)(plan); console.log("again", (performance.now()-t2).toFixed(1));
  } }); });

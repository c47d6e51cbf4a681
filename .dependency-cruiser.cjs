/** What the files of a room may import, beside their own room's and what npm installs. */
const layers = {
    "packages/aws-model": [],
    "packages/provider-rules": ["packages/aws-model"],
    "packages/preview": ["packages/aws-model"],
    "packages/analysis": ["packages/preview", "packages/aws-model"],
    "packages/cli": ["packages"],
    "policy-pack": ["packages/aws-model"],
    components: ["packages/aws-model"],
    functions: [],
    config: ["components/.+/block.ts", "components/shared/block", "packages/aws-model"],
    "index.ts": ["components", "config"],
    bootstrap: ["components"],
    ops: ["packages/preview", "packages/aws-model", "components", "config"],
    ci: [
        ...["packages/preview", "packages/aws-model", "components/delivery/pipeline.ts", "ops/health-answer.ts"],
        ...["ops/stack.ts", "ops/table.ts", "ops/images/address.ts", "ops/images/target.ts"],
    ],
    scripts: ["packages", "policy-pack", "components", "config", "index.ts"],
    bench: ["packages", "policy-pack", "components", "config", "index.ts", "scripts", "tests"],
};

const below = (room) => `^${room.replace(/\.ts$/, "\\.ts")}(/|$)`;
const installed = { path: "^node_modules/" };
/** What the runtime of AWS Lambda brings to the code of our functions. */
const broughtByLambda = "^@aws-sdk/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
    forbidden: [
        ...Object.entries(layers).map(([room, others]) => ({
            name: `layers: ${room}`,
            comment: `It may import ${others.join(", ") || "no other room"}.`,
            severity: "error",
            from: { path: below(room) },
            to: {
                pathNot: [installed.path, broughtByLambda, below(room), ...others.map(below)],
                dependencyTypesNot: ["core"],
            },
        })),
        {
            name: "layers: none",
            comment: "A new room needs a line in .dependency-cruiser.cjs.",
            severity: "error",
            from: { pathNot: [installed.path, below("tests"), ...Object.keys(layers).map(below)] },
            to: { pathNot: installed.path, dependencyTypesNot: ["core"] },
        },
        {
            name: "packages by name",
            comment: "From outside, a package's file is @platform/<package>/<file>.",
            severity: "error",
            from: { path: "^(?:packages/)?([^/]+)" },
            to: {
                path: "^packages/",
                pathNot: "^packages/$1/",
                dependencyTypes: ["local"],
                dependencyTypesNot: ["aliased"],
            },
        },
        {
            name: "no cycle",
            comment: "Types count: what two files need of each other stands in one of them, or in a third.",
            severity: "error",
            from: {},
            to: { circular: true },
        },
        {
            name: "no cycle of areas",
            comment: "Of two areas of components one knows the other.",
            severity: "error",
            scope: "folder",
            from: { path: "^components/" },
            to: { circular: true },
        },
        {
            name: "unit tests start nothing",
            comment: "What starts a process or a browser is called x.process.test.ts or x.browser.test.ts.",
            severity: "error",
            from: { path: "^tests/.+\\.test\\.ts$", pathNot: "\\.(process|browser|faithful|engine)\\.test\\.ts$" },
            to: {
                path: [
                    "^tests/packages/preview/support/(run-preview|watched|dump)\\.ts$",
                    "^tests/components/databases/setup/real-postgres\\.ts$",
                    "^tests/ops/support/moto\\.ts$",
                    "^tests/engine/support/(cli|engine-stack|offline)\\.ts$",
                    "^packages/preview/policies/pack-process\\.ts$",
                    "^packages/analysis/report/browser\\.ts$",
                ],
            },
        },
        {
            name: "every import is found",
            comment: "What is not found is not checked.",
            severity: "error",
            from: {},
            to: { couldNotResolve: true, pathNot: broughtByLambda },
        },
    ],
    options: {
        doNotFollow: installed,
        tsPreCompilationDeps: true,
        enhancedResolveOptions: {
            exportsFields: ["exports"],
            conditionNames: ["import", "require", "node", "default"],
        },
    },
};

import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

/** Mistakes with Outputs that neither the compiler nor typescript-eslint sees. */
const outputMistakes = [
    {
        selector: "CallExpression[callee.object.name='JSON'][callee.property.name='stringify']",
        message: "JSON.stringify writes a warning text in place of an Output: use pulumi.jsonStringify.",
    },
    {
        selector:
            "CallExpression[callee.property.name='apply'] NewExpression[callee.type='MemberExpression'][callee.object.type='MemberExpression']",
        message: "A resource created inside apply() vanishes from previews: create it outside.",
    },
];

export default defineConfig(
    { ignores: ["tests/fixtures"] },
    js.configs.recommended,
    tseslint.configs.strictTypeChecked,
    {
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            "@typescript-eslint/no-unused-expressions": "off", // chai's property assertions
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
            "@typescript-eslint/no-extraneous-class": "off",
            "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
        },
    },
    {
        files: ["index.ts", "components/**/*.ts"],
        ignores: [
            "components/shared/block/*.ts",
            "components/ec2-apps/boot/*.ts",
            "components/organization/guard-rails.ts",
            "components/static-sites/viewer-request.ts",
        ], // plain values alone
        rules: { "no-restricted-syntax": ["error", ...outputMistakes] },
    },
    // Plain JavaScript has no types to check by: names that are nowhere declared take their place.
    { files: ["**/*.{js,cjs,mjs}"], extends: [tseslint.configs.disableTypeChecked] },
    {
        files: ["**/*.cjs", "policy-pack/*.js"],
        languageOptions: { sourceType: "commonjs", globals: globals.node },
        rules: {
            "@typescript-eslint/no-require-imports": "off",
            "@typescript-eslint/no-dynamic-delete": "off", // Node.js keys its module caches by file
        },
    },
    {
        files: ["packages/analysis/report/client/*.js"],
        languageOptions: { sourceType: "script", globals: globals.browser },
    },
);

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

export default tseslint.config(
    { ignores: ["node_modules", "**/*.mjs", "**/*.cjs", "**/*.js", "tests/fixtures"] },
    ...tseslint.configs.strictTypeChecked,
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
        ignores: ["components/shared/block/*.ts"], // plain values alone
        rules: { "no-restricted-syntax": ["error", ...outputMistakes] },
    },
);

/** A program, and what a compiler says of it: `file:line:column message`, or a note. */
export interface TypedProgram {
    readonly what: string;
    readonly files: Readonly<Record<string, string>>;
    readonly says: readonly string[];
}

const SOUND = 'import * as pulumi from "@pulumi/pulumi";\nexport const name: string = pulumi.getStack();\n';
const CONFIGURED = "name: sample\nruntime: { name: nodejs, options: { typescript: false } }\n";

/** Programs that Pulumi's own host refuses for their types, or takes. */
export const TYPED_PROGRAMS: readonly TypedProgram[] = [
    { what: "is sound", files: { "index.ts": SOUND }, says: [] },
    {
        what: "has an error, in several lines",
        files: {
            "index.ts": `${SOUND}interface Size { count: { least: number } }\nexport const size: Size = { count: { least: name } };\nconst sizes: () => Size = () => ({ count: "2" });\nsizes();\n`,
        },
        says: [
            "index.ts:4:38 TS2322: Type 'string' is not assignable to type 'number'.",
            "index.ts:5:36 TS2322: Type 'string' is not assignable to type '{ least: number; }'.",
        ],
    },
    {
        what: "has an error in a file that it imports, and one in a test that it does not",
        files: {
            "index.ts": 'export { wrong } from "./lib/wrong";\n',
            "lib/wrong.ts": 'export const wrong: number = "one";\n',
            "lib/wrong.test.ts": 'export const untold: number = "two";\n',
            "tsconfig.json": '{ "include": ["**/*.ts"] } // all of them\n',
        },
        says: ["lib/wrong.ts:1:14 TS2322: Type 'string' is not assignable to type 'number'."],
    },
    {
        what: "needs declarations that only tsconfig.json lists",
        files: {
            "index.ts": "export const count: Size = 1;\n",
            "globals.d.ts": "type Size = number;\n",
            "tsconfig.json": '{ "include": ["*.ts"] }\n',
        },
        says: ["index.ts:1:21 TS2304: Cannot find name 'Size'."],
    },
    {
        what: "has options that its compiler refuses",
        files: {
            "index.ts": "export const size = 1;\n",
            "tsconfig.json": '{ "compilerOptions": { "moduleResolution": "node" } }\n',
        },
        says: [
            "TS5107: Option 'moduleResolution=node10' is deprecated and will stop functioning in TypeScript 7.0. Specify compilerOption '\"ignoreDeprecations\": \"6.0\"' to silence this error.\n  Visit https://aka.ms/ts6 for migration information.",
            "TS5109: Option 'moduleResolution' must be set to 'NodeNext' (or left unspecified) when option 'module' is set to 'NodeNext'.",
        ],
    },
    {
        what: "is right by the options that its tsconfig.json extends",
        files: {
            "index.ts": `${SOUND}export const first: string = [name][0].trim();\nfunction echo(word) { return word; }\necho(first);\n`,
            "base.json": '{ "compilerOptions": { "strict": false } }\n',
            "tsconfig.json": '{ "extends": "./base" }\n',
        },
        says: [],
    },
];

/** Programs whose types nobody checks, and why not. */
export const UNCHECKED_PROGRAMS: readonly TypedProgram[] = [
    {
        what: "is JavaScript",
        files: { "index.js": "exports.name = 1;\n" },
        says: ["note types were not checked: index.js is JavaScript"],
    },
    {
        what: "says noCheck",
        files: {
            "index.ts": 'export const size: number = "1";\n',
            "tsconfig.json": '{ "compilerOptions": { "noCheck": true } }',
        },
        says: ['note types were not checked: tsconfig.json says "noCheck"'],
    },
    {
        what: "is declared as no TypeScript",
        files: { "index.ts": 'export const size: number = "1";\n', "Pulumi.yaml": CONFIGURED },
        says: ['note types were not checked: Pulumi.yaml says "typescript: false"'],
    },
];

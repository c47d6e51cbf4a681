import { IN_COMPONENTS } from "./in-components";
import { IN_CONFIG } from "./in-config";
import { IN_PROGRAM } from "./in-program";
import { IN_CLASSES, IN_REGIONS, IN_SINGLE_FILE } from "./in-shapes";
import { JUDGED_PROGRAM } from "./judged-program";
import { IN_TYPES } from "./in-types";
import type { Plantation } from "./mistake";

const PLATFORM = [
    "index.ts",
    "components",
    "ec2-apps",
    "functions",
    "sites",
    "config",
    "Pulumi.yaml",
    "Pulumi.shared-services.yaml",
    "Pulumi.staging.yaml",
    "package.json",
    "tsconfig.json",
];
const SHOP = "tests/fixtures/programs/web-shop";
const SHOP_FILES = ["Pulumi.yaml", "Pulumi.dev.yaml", "index.ts", "network.ts", "web.ts", "data.ts", "operations.ts"];

/** Everything that is planted. */
export const PLANTATIONS: readonly Plantation[] = [
    {
        title: "A program",
        project: SHOP,
        files: SHOP_FILES,
        stack: "dev",
        mistakes: IN_PROGRAM,
    },
    {
        title: "The same, judged by the policy pack as well",
        project: SHOP,
        files: SHOP_FILES,
        stack: "dev",
        policyConfig: `${SHOP}/policies.json`,
        mistakes: JUDGED_PROGRAM,
    },
    {
        title: "The platform's components, judged by the policy pack as well",
        project: ".",
        files: PLATFORM,
        stack: "staging",
        policyConfig: "policy-pack/settings/staging.json",
        mistakes: IN_COMPONENTS,
    },
    {
        title: "The configuration of a stack",
        project: ".",
        files: PLATFORM,
        stack: "staging",
        mistakes: IN_CONFIG,
    },
    {
        title: "A program in a single file",
        project: "tests/fixtures/programs/single-file",
        files: ["Pulumi.yaml", "Pulumi.dev.yaml", "index.ts"],
        stack: "dev",
        mistakes: IN_SINGLE_FILE,
    },
    {
        title: "The types of a program in a single file",
        project: "tests/fixtures/programs/single-file",
        files: ["Pulumi.yaml", "Pulumi.dev.yaml", "index.ts"],
        stack: "dev",
        types: true,
        mistakes: IN_TYPES,
    },
    {
        title: "A program with classes and transforms",
        project: "tests/fixtures/programs/classes-and-transforms",
        files: ["Pulumi.yaml", "Pulumi.dev.yaml", "preview-fixtures.yaml", "main.ts", "components"],
        stack: "dev",
        mistakes: IN_CLASSES,
    },
    {
        title: "A program with a provider for each region",
        project: "tests/fixtures/programs/provider-per-region",
        files: ["Pulumi.yaml", "Pulumi.dev.yaml", "index.ts"],
        stack: "dev",
        mistakes: IN_REGIONS,
    },
];

import { readdirSync } from "node:fs";
import path from "node:path";
import { capability } from "./capability";
import { kindFile } from "./kind";
import { policy } from "./policy";
import type { Skeleton } from "./skeleton";
import { Refusal, write } from "./write";

const HELP = `Writes the skeleton of something new, with tests that fail until it is done.

  npm run new -- capability NAME       components/NAME with its block, component and tests
  npm run new -- policy AREA/NAME      a policy of an area of policy-pack/policies, with its test
  npm run new -- kind TOKEN            what is known of a type, such as aws:sqs/queue:Queue

Names are words in lower case with hyphens. Nothing that exists is written over.
Exit code: 0 written; 2 not, and nothing was.`;

const root = path.join(__dirname, "../..");
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function skeletonOf([what, name = "", ...others]: readonly string[]): Skeleton {
    if (others.length > 0) {
        throw new Refusal(`${others.join(", ")}: not valid here; allowed: one name.\n\n${HELP}`);
    }
    if (what === "capability") {
        return capability(checked(name, NAME, "a name such as static-site"));
    }
    if (what === "kind") {
        return kindFile(checked(name, /^aws:\w+\/\w+:\w+$/, "a type token such as aws:sqs/queue:Queue"));
    }
    if (what === "policy") {
        const [area = "", rule = ""] = name.split("/");
        const areas = readdirSync(path.join(root, "policy-pack/policies"), { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map((entry) => entry.name);
        if (!areas.includes(area)) {
            throw new Refusal(`"${area}" is no area of the policies; allowed: ${areas.join(", ")}.`);
        }
        return policy(area, checked(rule, NAME, "a name such as queue-encrypted"));
    }
    throw new Refusal(`"${what ?? ""}" is nothing to write; allowed: capability, policy, kind.\n\n${HELP}`);
}

function checked(name: string, form: RegExp, allowed: string): string {
    if (!form.test(name)) {
        throw new Refusal(`"${name}" is not valid; allowed: ${allowed}.`);
    }
    return name;
}

function main(given: readonly string[]): number {
    if (given.includes("--help") || given.includes("-h")) {
        console.log(HELP);
        return 0;
    }
    try {
        const skeleton = skeletonOf(given);
        console.log(write(root, skeleton).join("\n"));
        console.log(["", "Next:", ...skeleton.next.map((step, at) => `${at + 1}. ${step}`)].join("\n"));
        return 0;
    } catch (error) {
        if (!(error instanceof Refusal)) {
            throw error;
        }
        console.error(error.message);
        return 2;
    }
}

process.exitCode = main(process.argv.slice(2));

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../errors";
import { isDefaultProvider, isProviderType, nameOf, STACK_TYPE, typeOf } from "@platform/aws-model/urn";
import { passphraseDecrypter } from "../project/passphrase";
import type { Project } from "../project/project";
import { isRecord } from "../project/yaml";
import type { ResourceKind } from "../result";
import type { WireMap } from "@platform/aws-model/wire";
import type { Baseline, BaselineResource } from "./comparison";
import { readSecrets } from "./state-secrets";
import type { DecryptSecret } from "./state-secrets";

/** https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go: 4 adds fields that are not needed here. */
const VERSIONS: readonly unknown[] = [3, 4];
const HOW = "Write one with: pulumi stack export --file state.json";

/** One resource of a state, as far as it is read. */
interface Stored {
    readonly urn: string;
    readonly [field: string]: unknown;
}

/**
 * Reads what `pulumi stack export` wrote, or a stack's own file in a `.pulumi` directory.
 *
 * @param named How the command line names the file, for messages.
 * @throws UsageError when it is something else, of another stack, or damaged.
 */
export function readState(
    project: Project,
    stack: string,
    file: string,
    named = `--against ${path.basename(file)}`,
): Baseline {
    const label = path.basename(file);
    const deployment = deploymentOf(named, parse(named, file));
    const stored = resourcesOf(named, deployment["resources"] ?? []);
    checkStack(named, stored, project.name, stack);
    const decrypt = decrypterFor(project, label, deployment);
    const resources = stored.map((one) => toResource(one, decrypt));
    const root = resources.find(({ kind }) => kind === "stack");
    const pending = Array.isArray(deployment["pending_operations"]) ? deployment["pending_operations"].length : 0;
    const interrupted = `the state has ${pending} unfinished operation${pending === 1 ? "" : "s"} of an interrupted update. A creation among them would be made twice: settle them first.`;
    return {
        label,
        resources,
        outputs: root?.outputs ?? {},
        notes: pending === 0 ? [] : [interrupted],
        deployed: true,
    };
}

function parse(named: string, file: string): Record<string, unknown> {
    if (!existsSync(file)) {
        throw new UsageError(`${named}: there is no such file. ${HOW}`);
    }
    let content: unknown;
    try {
        content = JSON.parse(readFileSync(file, "utf8"));
    } catch (error) {
        throw new UsageError(`${named}: not JSON: ${(error as Error).message}. ${HOW}`);
    }
    if (!isRecord(content)) {
        throw new UsageError(`${named}: not a stack's state: it holds no object. ${HOW}`);
    }
    return content;
}

function deploymentOf(named: string, content: Record<string, unknown>): Record<string, unknown> {
    const checkpoint = isRecord(content["checkpoint"]) ? content["checkpoint"]["latest"] : undefined;
    const deployment = content["deployment"] ?? checkpoint;
    if (!VERSIONS.includes(content["version"])) {
        const found =
            content["version"] === undefined
                ? "it has no version"
                : `its version is ${JSON.stringify(content["version"])}`;
        throw new UsageError(`${named}: not a stack's state: ${found}, and 3 and 4 can be read. ${HOW}`);
    }
    if (!isRecord(deployment)) {
        throw new UsageError(`${named}: not a stack's state: it has no deployment. ${HOW}`);
    }
    return deployment;
}

function resourcesOf(named: string, list: unknown): Stored[] {
    const problems: string[] = [];
    const resources = (Array.isArray(list) ? list : [list]).filter((one: unknown, index): one is Stored => {
        const urn = isRecord(one) ? one["urn"] : undefined;
        const fits = typeof urn === "string" && /^urn:pulumi:[^:]+::[^:]+::.+::.*$/.test(urn);
        if (!fits) {
            problems.push(
                `- resources[${index}].urn is ${urn === undefined ? "missing" : JSON.stringify(urn)}, not a URN`,
            );
        }
        return fits;
    });
    if (problems.length > 0) {
        throw new UsageError([`${named}: the state is damaged:`, ...problems, HOW].join("\n"));
    }
    return resources;
}

function checkStack(named: string, resources: readonly Stored[], project: string, stack: string): void {
    const [first] = resources;
    const [, ofStack = stack, ofProject = project] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(first?.urn ?? "") ?? [];
    if (ofStack !== stack || ofProject !== project) {
        throw new UsageError(
            `${named}: this is the state of ${ofProject}/${ofStack}, and ${project}/${stack} is asked about. Name its stack, or export the state of "${stack}".`,
        );
    }
}

/** Undefined when there is no passphrase to read the state's secrets with. */
function decrypterFor(project: Project, label: string, deployment: Record<string, unknown>): DecryptSecret | undefined {
    const provider = deployment["secrets_providers"];
    const state = isRecord(provider) && provider["type"] === "passphrase" ? provider["state"] : undefined;
    const salt = isRecord(state) ? state["salt"] : undefined;
    const given = process.env["PULUMI_CONFIG_PASSPHRASE"] ?? process.env["PULUMI_CONFIG_PASSPHRASE_FILE"];
    if (given === undefined || typeof salt !== "string") {
        return undefined;
    }
    return passphraseDecrypter(project, { file: label, values: {}, encryptionSalt: salt, environments: [] }).decrypt;
}

function toResource(stored: Stored, decrypt: DecryptSecret | undefined): BaselineResource {
    const { urn, id, parent, provider, dependencies } = stored;
    const type = typeOf(urn);
    const values = (field: string): WireMap => {
        const map = stored[field];
        return isRecord(map) ? readSecrets(map as WireMap, `${nameOf(urn)}.${field}`, decrypt) : {};
    };
    return {
        urn,
        type,
        name: nameOf(urn),
        kind: kindOf(stored, type),
        ...(typeof parent === "string" && parent !== "" ? { parent } : {}),
        id: typeof id === "string" ? id : "",
        inputs: values("inputs"),
        outputs: values("outputs"),
        dependencies: Array.isArray(dependencies) ? dependencies.map(String) : [],
        ...(typeof provider === "string" ? { provider } : {}),
        options: { protect: stored["protect"] === true, retainOnDelete: stored["retainOnDelete"] === true },
        implicit: isDefaultProvider(urn),
        pendingDelete: stored["delete"] === true,
    };
}

function kindOf(stored: Stored, type: string): ResourceKind {
    if (type === STACK_TYPE) {
        return "stack";
    }
    if (isProviderType(type)) {
        return "provider";
    }
    return stored["external"] === true ? "read" : stored["custom"] === true ? "custom" : "component";
}

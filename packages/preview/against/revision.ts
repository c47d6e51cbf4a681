import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Catalog } from "../answers/catalog";
import { Fixtures } from "../answers/fixtures";
import { Knowledge } from "../answers/knowledge";
import { PlaceholderAnswers } from "../answers/placeholder";
import type { Host } from "../engine/host";
import { sdkRequire } from "../engine/sdk";
import { UsageError } from "../errors";
import { loadStackValues } from "../project/config";
import { loadProject, stackNames } from "../project/project";
import type { Project } from "../project/project";
import type { World } from "../result";
import type { Baseline, BaselineResource } from "./comparison";
import { checkOut, findRevision, isUnchanged } from "./git";
import type { Revision } from "./git";
import { linkModules } from "./linked-modules";
import { mapText } from "./made-up";
import { withContents } from "./contents";

/** What a run of a revision's program needs besides the revision. */
export interface RevisionRun {
    readonly project: Project;
    readonly stack: string;
    readonly organization: string;
    /** Default: the host's own limit. */
    readonly timeoutSeconds?: number;
    /** The --fixtures file; undefined for the revision's own. */
    readonly fixturesFile?: string;
    readonly openHost: (project: Project) => Host;
}

/**
 * Runs the program as it was at a revision, with the configuration that the stack had there and the packages that are
 * installed now.
 *
 * @throws UsageError when the revision cannot be found or its program fails.
 */
export async function runRevision(name: string, run: RevisionRun): Promise<Baseline> {
    const revision = findRevision(run.project.root, name);
    const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), "preview-against-")));
    const extracted = path.join(temporary, "files");
    const remove = (): void => {
        rmSync(temporary, { recursive: true, force: true });
    };
    process.once("exit", remove);
    try {
        mkdirSync(extracted);
        checkOut(revision, extracted);
        const baseline = await runExtracted(revision, extracted, run);
        return withoutPaths(baseline, extracted, revision.repository);
    } catch (error) {
        const message =
            error instanceof UsageError
                ? error.message.replaceAll(`${extracted}${path.sep}`, `${revision.label}:`)
                : "";
        throw message === "" ? error : new UsageError(message);
    } finally {
        process.off("exit", remove);
        remove();
    }
}

async function runExtracted(revision: Revision, extracted: string, run: RevisionRun): Promise<Baseline> {
    const { label } = revision;
    const root = path.join(extracted, path.relative(revision.repository, realpathSync(run.project.root)));
    const nothing = (what: string): Baseline => ({
        label,
        resources: [],
        outputs: {},
        notes: [`${label} has no ${what}: everything is new.`],
        deployed: false,
    });
    if (!existsSync(path.join(root, path.basename(run.project.file)))) {
        return nothing(path.basename(run.project.file));
    }
    const project = loadProject(root);
    if (!stackNames(project).includes(run.stack)) {
        return nothing(`Pulumi.${run.stack}.yaml`);
    }
    linkModules(revision.repository, extracted);
    const world = await runWorld(project, run);
    const [failure] = world.failures;
    if (failure !== undefined) {
        const [first = "", ...rest] = failure.message.split("\n");
        const message = [`--against ${label}: the program of that revision failed: ${first}`, ...rest].join("\n");
        throw new UsageError(message);
    }
    const resources = withContents(world.resources, project.workingDirectory, true).map(toBaseline);
    return { label, resources, outputs: world.stackOutputs, notes: notesOn(revision, run.project), deployed: false };
}

async function runWorld(project: Project, run: RevisionRun): Promise<World> {
    const { stack, organization, timeoutSeconds } = run;
    const config = loadStackValues(project, stack, { overlay: new Map() });
    const catalog = new Catalog(sdkRequire(project.workingDirectory));
    const knowledge = new Knowledge(Fixtures.load(project.root, run.fixturesFile), catalog);
    const host = run.openHost(project);
    try {
        const answers = new PlaceholderAnswers(knowledge, catalog);
        const values = config.values;
        return await host.run({
            world: "placeholder",
            project,
            stack,
            organization,
            config: values,
            answers,
            timeoutSeconds,
        });
    } finally {
        await host.close();
    }
}

function notesOn(revision: Revision, project: Project): string[] {
    const locks = ["package-lock.json", "yarn.lock", "pnpm-lock.yaml"].map((name) => path.join(project.root, name));
    const changed = locks.filter((file) => existsSync(file) && !isUnchanged(revision, file));
    return changed.map(
        (file) =>
            `${path.basename(file)} has changed since ${revision.label}: its program ran with the packages installed now.`,
    );
}

function toBaseline(record: World["resources"][number]): BaselineResource {
    return { ...record, pendingDelete: false };
}

/** Paths into the extracted files stand for those into the repository. */
function withoutPaths(baseline: Baseline, extracted: string, repository: string): Baseline {
    const change = (text: string): string => text.replaceAll(extracted, repository);
    const resources = baseline.resources.map((one) => ({
        ...one,
        inputs: mapText(one.inputs, change),
        outputs: mapText(one.outputs, change),
    }));
    return { ...baseline, resources, outputs: mapText(baseline.outputs, change) };
}

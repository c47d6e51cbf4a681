import { noteOf } from "@platform/aws-model/facets/drawing";
import { plural } from "@platform/aws-model/show";
import { ECR_REPOSITORY } from "@platform/aws-model/types";
import { ofRepositories } from "../../images/repository-rights";
import { ALL, type ImageRight } from "../../images/statements";
import type { DrawingBuilder } from "../drawing-builder";
import { boxOfKind, kindsAt } from "../drawn-kinds";
import type { Box } from "../model";
import { propertyText } from "../properties";
import { ROW } from "./network";

const COLUMNS = 3;
const REPOSITORIES = "repositories";
const READERS = "readers of repositories";

/**
 * Repositories that let others pull by their own policies: accounts, stacks, services of AWS.
 *
 * @returns What is not drawn, since the plan does not say who pulls.
 */
export function addReaders(builder: DrawingBuilder): readonly string[] {
    const rights = ofRepositories(builder.plan);
    const known = rights.filter(({ may, verdict }) => may === "pull" && verdict !== "unknown");
    const readers = [...new Map(known.flatMap(readersOf).map((box) => [box.id, box])).values()];
    const repositories = repositoriesIn(builder, known);
    if (readers.length > 0 && repositories.length > 0) {
        readers.sort((a, b) => a.title.localeCompare(b.title, "en"));
        addGrid(builder, REPOSITORIES, "Image repositories", repositories, ROW.outside);
        addGrid(builder, READERS, "Who may pull images", readers, ROW.connections);
        for (const { who, repositories: of, only, urn } of known) {
            const detail = `${of} to ${noteOf(who, only)}`;
            builder.link({ from: REPOSITORIES, to: READERS, kind: "images", urn, detail });
        }
    }
    const unknown = new Set(rights.filter(({ verdict }) => verdict === "unknown").map(({ urn }) => urn)).size;
    return unknown === 0 ? [] : [`who pulls from ${plural(unknown, "image repository")}, which is not known`];
}

function addGrid(builder: DrawingBuilder, id: string, title: string, grid: readonly Box[], row: number): void {
    builder.add({ id, kind: "regional", title, grid, columns: Math.min(COLUMNS, grid.length), row });
}

function repositoriesIn(builder: DrawingBuilder, rights: readonly ImageRight[]): readonly Box[] {
    const names = new Set(rights.map(({ repositories }) => repositories));
    const isRead = (name: string | undefined) => names.has(ALL) || names.has(name ?? "");
    return kindsAt("region")
        .filter(({ tokens }) => tokens === ECR_REPOSITORY)
        .flatMap((kind) =>
            builder.plan
                .ofType(kind.tokens)
                .filter((one) => isRead(propertyText(one, "name")))
                .map((one) => boxOfKind(builder, kind, one)),
        );
}

/** Whom a right names: roles and functions by the patterns of its conditions, else an account or a service as a whole. */
function readersOf({ who, only }: ImageRight): readonly Box[] {
    const patterns = [...only.matchAll(/arn:[^:]*:([^:]*):[^:]*:(\d*|\*):(?:role\/|function:)?([^\s,;]+)/g)];
    if (patterns.length === 0) return [reader(who, { title: who, note: only || "anything there" })];
    return patterns.map(([arn = "", service, account = "", name = ""]) => {
        const what = service === "lambda" ? "functions" : "roles";
        return reader(arn, { title: name, note: `${what} of ${account}`, detail: noteOf(who, only) });
    });
}

function reader(id: string, texts: Pick<Box, "title" | "note" | "detail">): Box {
    return { id: `reader ${id}`, kind: "role", ...texts };
}

import type { Outcome, Plantation } from "./mistake";

const INTRODUCTION = `# What the preview stops

<!-- Made by \`npm run mistakes -- --write\`; do not edit. -->

Each of these mistakes was planted alone in a project without mistakes, and this is all that the preview said about it, with
the line that it points at. For configuration the message names the key, and the line here is that of the mistake. The
mistakes are in \`tests/packages/preview/mistakes\`.
`;

/** The page that lists all mistakes with what is said about them. */
export function mistakesPage(all: ReadonlyMap<Plantation, readonly Outcome[]>): string {
    return [INTRODUCTION, ...[...all].map(([plantation, outcomes]) => section(plantation, outcomes))].join("\n");
}

function section({ title, project, stack }: Plantation, outcomes: readonly Outcome[]): string {
    const planted = outcomes.filter(({ mistake }) => mistake !== "");
    const rows = planted.map(({ mistake, said, places, edited }) => {
        const lines = places.map((place) => (place === "" ? edited : place.replace(/:\d+$/, "")));
        return `| ${mistake} | ${said.map(cell).join("<br>")} | ${[...new Set(lines)].join("<br>")} |`;
    });
    const head = ["| Mistake | Message | Line |", "| --- | --- | --- |"];
    return `## ${title}\n\nStack \`${stack}\` of ${project === "." ? "this project" : `\`${project}\``}.\n\n${[...head, ...rows].join("\n")}\n`;
}

function cell(text: string): string {
    return `\`${text.replace(/\s*\n(- )?/g, " ").replaceAll("|", "\\|")}\``;
}

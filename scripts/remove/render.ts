import { plural } from "@platform/aws-model/show";
import { unknownText } from "@platform/analysis/shared/unknown-types";
import { nextStep } from "./next-step";
import { mayBeDestroyed } from "./removal";
import type { Affected, Removal } from "./removal";

/** The whole answer as text. */
export function renderRemoval(removal: Removal): string {
    const { project, stack, resources, refused, filled, loses, leaves, unfinished, unknown } = removal;
    const { text, commands } = nextStep(removal);
    const lines = [
        `${project}/${stack}: ${plural(resources, "resource")}, ${verdict(removal)}`,
        ...list("Unfinished", unfinished),
        ...table("Protected: nobody may delete these yet", refused),
        ...table("To be emptied first, if there is anything in it", filled),
        ...table("Lost for good", loses),
        ...table("Stays when all is gone", leaves),
        ...list(
            "Unknown",
            unknown.length === 0 ? [] : [`what is lost with ${unknownText(unknown, "of types that nobody described")}`],
        ),
        "",
        "Outside of the stack, and not in these lists: docs/runbooks/remove-a-stack.md.",
        "",
        `Next: ${text}`,
        ...commands.map((command) => `    ${command}`),
    ];
    return `${lines.join("\n")}\n`;
}

function verdict(removal: Removal): string {
    const { resources, refused } = removal;
    if (mayBeDestroyed(removal)) {
        return resources === 0 ? "all gone" : "nothing protected";
    }
    return `not to be destroyed: ${refused.length} protected${removal.unfinished.length > 0 ? ", an update unfinished" : ""}`;
}

function list(title: string, lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** What many resources have in common stands once, over their names and ids. */
function table(title: string, affected: readonly Affected[]): string[] {
    const texts = [...new Set(affected.map(({ text }) => text))];
    const width = Math.max(0, ...affected.map(({ label }) => label.length));
    return list(
        title,
        texts.flatMap((text) => [
            text,
            ...affected
                .filter((one) => one.text === text)
                .map(({ label, id }) => `    ${label.padEnd(width)}  ${id}`.trimEnd()),
        ]),
    );
}

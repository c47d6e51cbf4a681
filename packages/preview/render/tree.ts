import { groupBy } from "@platform/aws-model/group-by";
import type { ResourceRecord, World } from "../result";
import { wrap } from "./style";
import type { Page } from "./style";
import { shortType } from "./type-name";

/** Resources by their parent's URN. */
type Children = ReadonlyMap<string, readonly ResourceRecord[]>;

/** The resources as a tree of components; inside a component, one line for each type. */
export function renderTree(world: World, page: Page, shown: (resource: ResourceRecord) => boolean): string[] {
    const visible = world.resources.filter((resource) => !resource.implicit && shown(resource));
    const keep = withParents(world, visible);
    const children = childrenOf(world, keep);
    const root = world.resources.find(({ kind }) => kind === "stack");
    if (root === undefined) {
        return [];
    }
    return [headLine(root, count(root, children), page), ...body(root, children, "", page)];
}

/** The shown resources and everything above them. */
function withParents(world: World, shown: readonly ResourceRecord[]): Set<string> {
    const byUrn = new Map(world.resources.map((resource) => [resource.urn, resource]));
    const keep = new Set<string>();
    for (const resource of shown) {
        for (let at: ResourceRecord | undefined = resource; at !== undefined && !keep.has(at.urn);) {
            keep.add(at.urn);
            at = byUrn.get(at.parent ?? "");
        }
    }
    return keep;
}

function childrenOf(world: World, keep: ReadonlySet<string>): Children {
    const children = new Map<string, ResourceRecord[]>();
    for (const resource of world.resources) {
        if (resource.parent !== undefined && keep.has(resource.urn)) {
            const siblings = children.get(resource.parent) ?? [];
            siblings.push(resource);
            children.set(resource.parent, siblings);
        }
    }
    return children;
}

/** How many resources, components aside, are below. */
function count(resource: ResourceRecord, children: Children): number {
    const below = children.get(resource.urn) ?? [];
    return below.reduce(
        (sum, child) => sum + (isGroup(child) || child.kind === "read" ? 0 : 1) + count(child, children),
        0,
    );
}

function isGroup(resource: ResourceRecord): boolean {
    return resource.kind === "component" || resource.kind === "stack";
}

function headLine(resource: ResourceRecord, resources: number, { style }: Page): string {
    const type = resource.kind === "stack" ? "" : ` ${style.dim(shortType(resource.type))}`;
    return `${style.bold(resource.name)}${type} ${style.cyan(String(resources))}`;
}

function body(parent: ResourceRecord, children: Children, indentation: string, page: Page): string[] {
    const below = [...(children.get(parent.urn) ?? [])].sort(byTypeAndName);
    const nested = below.filter((child) => isGroup(child) || children.has(child.urn));
    const leaves = below.filter((child) => !nested.includes(child));
    const blocks = [
        ...[...groupBy(leaves, ({ type }) => type).values()].map((group) =>
            leafLines(parent, group, indentation, page),
        ),
        ...nested.map((child) => nestedLines(parent, child, children, indentation, page)),
    ];
    return blocks.flatMap((block, index) => block(index === blocks.length - 1));
}

type Block = (last: boolean) => string[];

function nestedLines(
    parent: ResourceRecord,
    child: ResourceRecord,
    children: Children,
    indentation: string,
    page: Page,
): Block {
    return (last) => {
        const mark = child.kind === "component" ? markOfComponent(child, parent) : markOf(child);
        const head = headLine(child, count(child, children), page) + (mark === "" ? "" : ` ${page.style.dim(mark)}`);
        const inner = indentation + (last ? "   " : "│  ");
        return [`${indentation}${last ? "└─" : "├─"} ${head}`, ...body(child, children, inner, page)];
    };
}

function leafLines(parent: ResourceRecord, group: readonly ResourceRecord[], indentation: string, page: Page): Block {
    return (last) => {
        const [first] = group;
        const type = shortType(first?.type ?? "");
        const lead = `${indentation}${last ? "└─" : "├─"} `;
        const names = group.map((resource, index) => {
            const mark = markOf(resource);
            const comma = index === group.length - 1 ? "" : ",";
            return trimName(resource.name, parent.name) + (mark === "" ? "" : ` ${mark}`) + comma;
        });
        const text = `${type}${group.length === 1 ? "" : ` ×${group.length}`}`;
        const rest = wrap(names, `${indentation}${last ? "   " : "│  "}   `, page.width);
        const single = `${lead}${text}  ${names.join(" ")}`;
        return single.length <= page.width
            ? [`${lead}${text}  ${page.style.dim(names.join(" "))}`]
            : [`${lead}${text}`, ...rest.map((line) => page.style.dim(line))];
    };
}

/** What is special about a resource. */
function markOf({ kind, options, id }: ResourceRecord): string {
    const marks = [
        ...(kind === "read" ? [`read ${id}`] : []),
        ...(kind === "remote-component" ? ["children unknown"] : []),
        ...(options.protect === true ? ["protected"] : []),
        ...(options.importId === undefined ? [] : [`import ${options.importId}`]),
    ];
    return marks.length === 0 ? "" : `(${marks.join(", ")})`;
}

/**
 * A component whose arguments for some resources were changed from outside says so in its output `transformed`; what is in
 * one that a plugin would build is derived.
 */
function markOfComponent({ outputs: { transformed }, derivedFrom }: ResourceRecord, parent: ResourceRecord): string {
    if (Array.isArray(transformed)) {
        return `(transformed: ${transformed.filter((each) => typeof each === "string").join(", ")})`;
    }
    return derivedFrom === undefined || derivedFrom === parent.derivedFrom ? "" : `(as ${derivedFrom} makes it)`;
}

/** Children are named after their component: what they share need not be read again. */
function trimName(name: string, parent: string): string {
    return name.startsWith(`${parent}-`) ? name.slice(parent.length + 1) : name;
}

function byTypeAndName(a: ResourceRecord, b: ResourceRecord): number {
    const byType = shortType(a.type).localeCompare(shortType(b.type), "en");
    return byType === 0 ? a.name.localeCompare(b.name, "en", { numeric: true }) : byType;
}

import { existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from "node:fs";
import path from "node:path";

/**
 * Gives extracted files the packages that are installed for the real ones. Packages that are part of the repository
 * itself, such as npm workspaces, are taken from the extracted files.
 */
export function linkModules(repository: string, extracted: string): void {
    for (const directory of directoriesWithModules(repository, extracted)) {
        const target = path.join(extracted, path.relative(repository, directory));
        linkEntries(path.join(directory, "node_modules"), path.join(target, "node_modules"), { repository, extracted });
    }
    const above = path.dirname(repository);
    const inherited = existsSync(path.join(repository, "node_modules")) ? undefined : nearestModules(above);
    if (inherited !== undefined) {
        linkEntries(inherited, path.join(extracted, "node_modules"), { repository, extracted });
    }
}

/** Directories that hold a package.json in the extracted files and node_modules in the real ones. */
function directoriesWithModules(repository: string, extracted: string, at = ""): string[] {
    const here = path.join(repository, at);
    const own = existsSync(path.join(here, "node_modules")) ? [here] : [];
    const below = readdirSync(path.join(extracted, at), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
        .flatMap(({ name }) => directoriesWithModules(repository, extracted, path.join(at, name)));
    return [...own, ...below];
}

function nearestModules(directory: string): string | undefined {
    const modules = path.join(directory, "node_modules");
    if (existsSync(modules)) {
        return modules;
    }
    const above = path.dirname(directory);
    return above === directory ? undefined : nearestModules(above);
}

function linkEntries(
    from: string,
    to: string,
    roots: { readonly repository: string; readonly extracted: string },
): void {
    if (existsSync(to)) {
        return;
    }
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) {
        const source = path.join(from, name);
        if (name.startsWith("@") && !lstatSync(source).isSymbolicLink()) {
            linkEntries(source, path.join(to, name), roots);
        } else if (!name.startsWith(".")) {
            symlinkSync(sourceOf(source, roots), path.join(to, name));
        }
    }
}

/** A link to a directory of the repository becomes one to what the revision has there. */
function sourceOf(
    source: string,
    { repository, extracted }: { readonly repository: string; readonly extracted: string },
): string {
    const real = existsSync(source) ? realpathSync(source) : source;
    const relative = path.relative(repository, real);
    const isOwn =
        !relative.startsWith("..") && !path.isAbsolute(relative) && !/(^|[/\\])node_modules[/\\]/.test(relative);
    const counterpart = path.join(extracted, relative);
    return isOwn && existsSync(counterpart) ? counterpart : real;
}

import { UsageError } from "@platform/preview/errors";
import { catalogue, type CatalogueEntry } from "./catalogue";

/** The analyses that a list such as `cost,capacity` or `all` names, in the catalogue's order. @throws UsageError */
export function chooseAnalyses(names: string): readonly CatalogueEntry[] {
    const wanted = names.split(",").map((name) => name.trim());
    const known = catalogue.map(({ id }) => id);
    const wrong = wanted.filter((name) => name !== "all" && !known.includes(name));
    if (wrong.length > 0) {
        const allowed = [...known, "all"].join(", ");
        throw new UsageError(`--analyze ${names}: there is no ${wrong.join(", ")}. Choose of ${allowed}.`);
    }
    return catalogue.filter(({ id }) => wanted.includes("all") || wanted.includes(id));
}

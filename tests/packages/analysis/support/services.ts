import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { Variants } from "../../../../bench/variants";
import type { StackValues } from "../../../harness/stack";

/** The prod stack's configuration with this many services added, as the benchmark has them. */
export function manyServices(count: number): () => StackValues {
    return () => {
        const variants = new Variants();
        try {
            return (load(readFileSync(variants.withServices(count), "utf8")) as { config: StackValues }).config;
        } finally {
            variants.remove();
        }
    };
}

import { given } from "@platform/aws-model/facets/kind";
import { concerns, type Watch } from "@platform/aws-model/facets/watch";
import { allKinds } from "@platform/aws-model/kinds/index";

/** A kind that CloudWatch publishes metrics of. */
export interface WatchedKind {
    /** What a reader calls what is watched. */
    readonly label: string;
    readonly tokens: readonly string[];
    readonly watch: Watch;
}

/** The kinds that say how they are watched, in the order of what somebody is concerned with. */
export const watchedKinds: readonly WatchedKind[] = allKinds()
    .flatMap(({ label, tokens, watch: facet }) => {
        const watch = given(facet);
        return watch === undefined ? [] : [{ label: watch.label ?? label, tokens, watch }];
    })
    .sort((a, b) => concerns.indexOf(a.watch.concern) - concerns.indexOf(b.watch.concern));

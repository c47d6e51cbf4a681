import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { known } from "../value";
import type { WireMap } from "../wire";

/** How long one resource takes, in seconds. */
export interface Duration {
    readonly create: number;
    readonly delete: number;
}

/** How resources of a kind come and go. */
export interface Lifecycle {
    /** What AWS usually takes. */
    readonly createSeconds: number;
    readonly deleteSeconds: number;
    /** `measured`: read in somebody's published log or test. `estimate`: from experience, or from how long the provider waits. */
    readonly basis: "measured" | "estimate";
    readonly source: string;
    readonly note?: string;
    /** How long this one takes, where that depends on what it says and is wired to. @default what is usual */
    readonly takes?: (resource: Resource, stack: StackView, usual: Duration) => Duration;
    /** How long an update in place takes in which these properties change. @default a call or two */
    readonly updates?: (resource: Resource, stack: StackView, changed: ReadonlySet<string>, usual: Duration) => number;
    /** Why AWS refuses to delete it, whatever is in it. */
    readonly stops?: (resource: Resource) => string | undefined;
    /** Why AWS refuses to delete it while something is in it, of which a plan knows nothing. */
    readonly filled?: (resource: Resource) => string | undefined;
    /** What its deletion waits for. @default AWS takes its time */
    readonly waits?: (resource: Resource, stack: StackView) => string;
    /**
     * What stops working when another one takes its place, and until when, as a clause that follows `outage:`.
     * @default nothing: the new one works before the old one goes
     */
    readonly outage?: string;
    /**
     * The same, when what uses it turns to another one while it stays, as a route does to another gateway.
     * @default nothing: the other one works at once
     */
    readonly outageOfTurning?: string;
    /**
     * What is lost with it, as a clause that follows its name and a colon.
     * @default nothing that the next deployment does not make again
     */
    readonly loses?: string | ((resource: Resource) => string | undefined);
    /** Whether another one in its place is a loss of data that nobody plans: of a copy of another one it is not. */
    readonly keepsData?: (inputs: WireMap) => boolean;
    /** What is still there when it has been deleted, and what that costs. */
    readonly leaves?: (resource: Resource) => string | undefined;
}

/** The times of what is there after a call or two of an API. */
export const calls: Lifecycle = {
    createSeconds: 2,
    deleteSeconds: 2,
    basis: "estimate",
    source: "https://github.com/hashicorp/terraform-provider-aws",
    note: "One or two calls of an API, and a look whether it worked",
};

/** The provider's page on a resource, for estimates from how long it is prepared to wait. */
export function providerPage(resource: string): string {
    return `https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/${resource}.html.markdown`;
}

/** For what keeps data. */
export const startsEmpty = "the new one is empty, and the old one's data are gone with it";

/** For what has a property that makes AWS refuse its deletion. */
export function protectedBy(property: string, on = "true"): (resource: Resource) => string | undefined {
    return (resource) =>
        known(resource.get(property).text()) === on
            ? "AWS refuses to delete it while its deletion protection is on"
            : undefined;
}

/** For what cannot be deleted while something is in it, unless a flag has the provider empty it first. */
export function emptiedBy(flag: string, content: string): (resource: Resource) => string | undefined {
    return (resource) =>
        known(resource.get(flag).flag()) === true ? undefined : `cannot be deleted while it has ${content}`;
}

/** What a database takes with it and leaves: by its last snapshot, and by its automated backups. */
export const finalSnapshot: Pick<Lifecycle, "stops" | "loses" | "leaves"> = {
    stops: (resource) =>
        wantsSnapshot(resource) && snapshotName(resource) === undefined
            ? "its deletion fails: it wants a final snapshot (skipFinalSnapshot) and has no finalSnapshotIdentifier"
            : undefined,
    loses: (resource) => {
        if (resource.get("replicateSourceDb").text().state !== "absent") return undefined; // its source has it all
        return wantsSnapshot(resource)
            ? "what is written after its final snapshot"
            : "its data, of which no final snapshot is made";
    },
    leaves: (resource) => {
        const name = wantsSnapshot(resource) ? snapshotName(resource) : undefined;
        const left = [
            ...(name === undefined
                ? []
                : [`its final snapshot ${name}, which costs by the GB until somebody deletes it`]),
            ...(known(resource.get("deleteAutomatedBackups").flag()) === false
                ? ["its automated backups, which cost by the GB until they expire"]
                : []),
        ];
        return left.length === 0 ? undefined : `leaves ${left.join(", and ")}`;
    },
};

function wantsSnapshot(resource: Resource): boolean {
    return known(resource.get("skipFinalSnapshot").flag()) !== true;
}

function snapshotName(resource: Resource): string | undefined {
    const name = resource.get("finalSnapshotIdentifier");
    return name.text().state === "absent" ? undefined : (known(name.text()) ?? "of a name that is not known");
}
